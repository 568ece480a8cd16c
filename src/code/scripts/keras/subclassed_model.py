import tensorflow as tf
from tensorflow.keras.layers import *


class Embedding(tf.keras.Model):
    def __init__(self, dim=16):
        super().__init__()
        self.blocks = [Conv2D(f, 3, activation="elu", padding="same") for f in (8, 16)]
        self.pool = MaxPool2D()
        self.flat = Flatten()
        self.out = Dense(dim)

    def call(self, x, training=False):
        for block in self.blocks:
            x = self.pool(block(x))
        return self.out(self.flat(x))


class Siamese(tf.keras.Model):
    def __init__(self, embedding):
        super().__init__()
        self.embedding = embedding

    def call(self, inputs):
        a, b = inputs
        return tf.norm(self.embedding(a) - self.embedding(b), axis=1, keepdims=True)


siamese = Siamese(Embedding())
siamese.compile(optimizer="adam",
                loss=lambda y, d: tf.reduce_mean(y * d ** 2 + (1 - y) * tf.maximum(0., 2. - d) ** 2))
siamese.fit([left, right], same, epochs=12, batch_size=20)
