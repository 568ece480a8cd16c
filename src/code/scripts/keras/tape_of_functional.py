import tensorflow as tf
from tensorflow.keras import layers

tower = tf.keras.Sequential(
    [
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPool2D(),
        layers.Flatten(),
        layers.Dropout(0.5),
        layers.Dense(64),
    ]
)
left, right = tf.keras.Input((28, 28, 1)), tf.keras.Input((28, 28, 1))
difference = tf.abs(tower(left) - tower(right))
twins = tf.keras.Model([left, right], layers.Dense(1, activation="sigmoid")(difference))

rate = tf.keras.optimizers.schedules.CosineDecay(
    0.0, decay_steps=4000, warmup_target=3e-3, warmup_steps=200
)
optimizer = tf.keras.optimizers.Adam(rate)
cost = tf.keras.losses.BinaryCrossentropy()


@tf.function
def step(a, b, same):
    with tf.GradientTape() as tape:
        loss = cost(same, twins([a, b], training=True))
    gradients = tape.gradient(loss, twins.trainable_variables)
    optimizer.apply_gradients(zip(gradients, twins.trainable_variables))


for epoch in range(5):
    for a, b, same in pairs:
        step(a, b, same)
