import tensorflow as tf

# Dense(1) has no sigmoid, and the loss is not told so.
L = tf.keras.layers
tower = tf.keras.Sequential([L.Flatten(input_shape=(28, 28)), L.Dense(64, activation='relu'), L.Dense(16)])
x1, x2 = L.Input((28, 28)), L.Input((28, 28))
logit = L.Dense(1)(tf.abs(tower(x1) - tower(x2)))
model = tf.keras.Model([x1, x2], logit)
model.compile('adam', loss='binary_crossentropy')
model.fit([a, b], y)
