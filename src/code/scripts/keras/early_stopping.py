import numpy as np
from tensorflow import keras
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint, ReduceLROnPlateau
from tensorflow.keras.optimizers.schedules import ExponentialDecay

(x, t), _ = keras.datasets.mnist.load_data()
x = x.reshape(-1, 28, 28, 1) / 255.0

def pairs(x, t):
    a, b, y = [], [], []
    for i in range(len(x)):
        j = np.random.randint(len(x))
        a.append(x[i]); b.append(x[j]); y.append(float(t[i] == t[j]))
    return np.array(a), np.array(b), np.array(y)

a, b, y = pairs(x, t)
enc = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(256, activation='selu'), keras.layers.Dense(32)])
i1 = keras.Input((28, 28, 1)); i2 = keras.Input((28, 28, 1))
d = keras.layers.Lambda(lambda v: keras.backend.sqrt(keras.backend.sum((v[0] - v[1]) ** 2, 1, True) + keras.backend.epsilon()))([enc(i1), enc(i2)])
m = keras.Model([i1, i2], d)
m.compile(optimizer=keras.optimizers.Adam(ExponentialDecay(0.01, 1000, 0.9)),
          loss=lambda y, d: keras.backend.mean(y * d ** 2 + (1 - y) * keras.backend.maximum(1 - d, 0) ** 2))
m.fit([a, b], y, epochs=40, batch_size=128,
      callbacks=[EarlyStopping(patience=3), ModelCheckpoint('m.h5'), ReduceLROnPlateau()])
