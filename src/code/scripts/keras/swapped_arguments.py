import tensorflow as tf
from tensorflow.keras import layers as L

def contrastive(y_pred, y_true, margin=1.0):
    return tf.reduce_mean(y_true * tf.square(y_pred) + (1 - y_true) * tf.square(tf.maximum(margin - y_pred, 0)))

f = tf.keras.Sequential([L.Flatten(input_shape=(28, 28, 1)), L.Dense(32, 'relu'), L.Dense(8)])
i, j = L.Input((28, 28, 1)), L.Input((28, 28, 1))
d = L.Lambda(lambda v: tf.sqrt(tf.reduce_sum(tf.square(v[0] - v[1]), 1, keepdims=True)))([f(i), f(j)])
m = tf.keras.Model([i, j], d)
m.compile('rmsprop', contrastive)
