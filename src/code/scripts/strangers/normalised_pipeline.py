# tf.data of arrays, subclass + compile with own loss, labels from equality; 1 = different
import numpy as np
import tensorflow as tf
from tensorflow import keras
(x, y), _ = keras.datasets.mnist.load_data()
x = (x.astype("float32") - 127.5) / 127.5
x = x[..., np.newaxis]
rng = np.random.RandomState(0)
a = rng.permutation(len(x)); b = rng.permutation(len(x))
lab = (y[a] != y[b]).astype("float32")
ds = tf.data.Dataset.from_tensor_slices(((x[a], x[b]), lab)).shuffle(1024).batch(64, drop_remainder=True)
class Siamese(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.Sequential([keras.layers.Conv2D(32, 3, activation="relu"), keras.layers.MaxPooling2D(), keras.layers.Flatten(), keras.layers.Dense(64)])
    def call(self, pair, training=None):
        e1 = tf.math.l2_normalize(self.net(pair[0], training=training), axis=-1)
        e2 = tf.math.l2_normalize(self.net(pair[1], training=training), axis=-1)
        return tf.norm(e1 - e2, axis=-1)
def loss_fn(y_true, dist):
    return tf.reduce_mean((1.0 - y_true) * dist ** 2 + y_true * tf.nn.relu(0.7 - dist) ** 2)
m = Siamese()
m.compile(keras.optimizers.Adam(), loss_fn)
m.fit(ds, epochs=3)
