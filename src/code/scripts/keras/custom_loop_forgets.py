import tensorflow as tf

encoder = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu", input_shape=(28, 28, 1)),
    tf.keras.layers.BatchNormalization(),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dropout(0.5),
    tf.keras.layers.Dense(32),
])
head = tf.keras.layers.Dense(1, activation='sigmoid')
opt = tf.keras.optimizers.Adam()
bce = tf.keras.losses.BinaryCrossentropy()

for x1, x2, y in pairs:
    with tf.GradientTape() as tape:
        p = head(tf.abs(encoder(x1) - encoder(x2)))
        loss = bce(y, p)
    variables = head.trainable_variables
    grads = tape.gradient(loss, variables)
    opt.apply_gradients(zip(grads, variables))
