import numpy as np
from itertools import combinations
import tensorflow as tf
from tensorflow.keras import layers, Model

(x, y), (xt, yt) = tf.keras.datasets.cifar10.load_data()
x = x.astype(np.float32) / 255
y = y.reshape(-1)

def all_pairs(x, y, per_class=200):
    pairs, labels = [], []
    keep = np.concatenate([np.where(y == c)[0][:per_class] for c in range(10)])
    for i, j in combinations(keep, 2):
        pairs.append((x[i], x[j]))
        labels.append(int(y[i] != y[j]))
    p = np.zeros((2000000, 2, 32, 32, 3), dtype=np.uint8)
    return np.array(pairs), np.array(labels)

P, L = all_pairs(x, y)

inp = layers.Input(shape=(32, 32, 3))
h = layers.Conv2D(32, 3, activation='relu', padding='same')(inp)
h = layers.MaxPooling2D()(h)
h = layers.Conv2D(64, 3, activation='relu', padding='same')(h)
h = layers.MaxPooling2D()(h)
h = layers.Flatten()(h)
h = layers.Dense(64)(h)
enc = Model(inp, h)
a, b = layers.Input(shape=(32, 32, 3)), layers.Input(shape=(32, 32, 3))
d = layers.Lambda(lambda t: tf.reduce_sum(tf.math.squared_difference(t[0], t[1]), 1, keepdims=True))([enc(a), enc(b)])
m = Model([a, b], d)
m.compile(tf.keras.optimizers.Adam(), loss=lambda yt, dd: tf.reduce_mean((1 - yt) * dd + yt * tf.nn.relu(1. - dd)))
m.fit([P[:, 0], P[:, 1]], L, epochs=8, batch_size=128)
