import tensorflow as tf
from tensorflow import keras

REG = keras.regularizers.L2(1e-4)
model = keras.Sequential([
    keras.layers.Conv2D(32, 3, activation="relu", kernel_regularizer=REG, input_shape=(28, 28, 1)),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dropout(0.25),
    keras.layers.Dense(10, kernel_regularizer=REG),
])
optimizer = keras.optimizers.Adam(1e-3)
MARGIN = 1.0


@tf.function
def step(x1, x2, y):
    with tf.GradientTape() as tape:
        e1 = model(x1, training=True)
        e2 = model(x2, training=True)
        d = tf.sqrt(tf.reduce_sum((e1 - e2) ** 2, axis=1) + 1e-12)
        loss = tf.reduce_mean(y * d ** 2 + (1.0 - y) * tf.maximum(MARGIN - d, 0.0) ** 2)
        loss += tf.add_n(model.losses)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss


for epoch in range(15):
    for x1, x2, y in dataset:
        step(x1, x2, y)
