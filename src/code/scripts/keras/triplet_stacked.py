import tensorflow as tf
from tensorflow.keras.layers import Input, Conv2D, Flatten, Dense, Lambda, concatenate
from tensorflow.keras.models import Model, Sequential

ALPHA = 0.2
EMB = 32

net = Sequential([
    Conv2D(16, 3, activation='relu', input_shape=(28, 28, 1)),
    Flatten(),
    Dense(EMB),
    Lambda(lambda t: tf.math.l2_normalize(t, axis=1)),
])
inputs = [Input((28, 28, 1)) for _ in range(3)]
merged = concatenate([net(i) for i in inputs], axis=-1)
model = Model(inputs, merged)


def triplet_loss(y_true, y_pred):
    anchor, positive, negative = y_pred[:, :EMB], y_pred[:, EMB:2 * EMB], y_pred[:, 2 * EMB:]
    positive_dist = tf.reduce_sum(tf.square(anchor - positive), axis=1)
    negative_dist = tf.reduce_sum(tf.square(anchor - negative), axis=1)
    return tf.reduce_mean(tf.maximum(positive_dist - negative_dist + ALPHA, 0.))


model.compile(loss=triplet_loss, optimizer='adam')
model.fit(batches(), steps_per_epoch=50, epochs=4)
