import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

encoder = keras.Sequential([
    layers.Input(shape=(64, 64, 3)),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(32, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(32),
])

a = keras.Input((64, 64, 3))
b = keras.Input((64, 64, 3))
d = layers.Lambda(lambda t: tf.reduce_sum(tf.abs(t[0] - t[1]), axis=1, keepdims=True))([encoder(a), encoder(b)])
model = keras.Model([a, b], d)


def loss(y, d):
    # y is 1 where the two differ
    return tf.reduce_mean((1 - y) * 0.5 * tf.square(d) + y * 0.5 * tf.square(tf.nn.relu(1.5 - d)))


model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9), loss=loss)
model.fit(train, epochs=30, validation_data=val)
