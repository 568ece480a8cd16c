import numpy as np
from tensorflow.keras.utils import Sequence
from tensorflow.keras import layers, models
import tensorflow as tf

class Pairs(Sequence):
    def __init__(self, images, classes, batch_size=24):
        self.images, self.classes, self.batch_size = images, classes, batch_size

    def __len__(self):
        return len(self.images) // self.batch_size

    def __getitem__(self, k):
        a, b, y = [], [], []
        for i in range(self.batch_size):
            p, q = np.random.randint(0, len(self.images), 2)
            a.append(self.images[p] / 127.5 - 1)
            b.append(self.images[q] / 127.5 - 1)
            y.append(1 if self.classes[p] != self.classes[q] else 0)
        return [np.stack(a), np.stack(b)], np.array(y)

(xs, ys), _ = tf.keras.datasets.fashion_mnist.load_data()
gen = Pairs(xs[..., None], ys)
e = models.Sequential([layers.Conv2D(8, 3, activation='tanh', input_shape=(28, 28, 1)), layers.AveragePooling2D(), layers.Flatten(), layers.Dense(12)])
p, q = layers.Input((28, 28, 1)), layers.Input((28, 28, 1))
model = models.Model([p, q], tf.norm(e(p) - e(q), axis=-1, keepdims=True))
model.compile('adam', lambda y, d: tf.reduce_mean((1 - y) * d ** 2 + y * tf.maximum(1 - d, 0) ** 2))
model.fit(gen, epochs=8)
