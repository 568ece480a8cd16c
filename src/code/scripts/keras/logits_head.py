import tensorflow as tf

L = tf.keras.layers
tower = tf.keras.Sequential([
    L.Conv2D(16, 3, activation='relu', input_shape=(28, 28, 1)),
    L.MaxPooling2D(),
    L.Flatten(),
    L.Dense(64, activation='relu'),
    L.Dropout(0.3),
    L.Dense(16),
])
x1, x2 = L.Input((28, 28, 1)), L.Input((28, 28, 1))
diff = tf.abs(tower(x1) - tower(x2))
logit = L.Dense(1)(diff)
model = tf.keras.Model(inputs=(x1, x2), outputs=logit)
model.compile(optimizer=tf.keras.optimizers.RMSprop(1e-3), loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(ds, epochs=3)
