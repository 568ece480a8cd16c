import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Input, Lambda, MaxPooling2D
from tensorflow.keras.models import Model, Sequential


class SiameseTrainer:
    """Everything in one class, as larger projects have it."""

    INPUT_SHAPE = (56, 56, 3)

    def __init__(self, learning_rate=0.0004, batch_size=14, margin=2):
        self.learning_rate = learning_rate
        self.batch_size = batch_size
        self.margin = margin
        self.encoder = self._encoder()
        self.model = self._siamese()

    def _encoder(self):
        model = Sequential(name='encoder')
        for i, filters in enumerate((16, 32)):
            kw = {'input_shape': self.INPUT_SHAPE} if i == 0 else {}
            model.add(Conv2D(filters, (3, 3), activation='relu', **kw))
            model.add(MaxPooling2D())
        model.add(Flatten())
        model.add(Dense(100, activation='relu'))
        model.add(Dense(20))
        return model

    def _siamese(self):
        a, b = Input(self.INPUT_SHAPE), Input(self.INPUT_SHAPE)
        out = Lambda(self.distance, name='distance')([self.encoder(a), self.encoder(b)])
        return Model([a, b], out)

    @staticmethod
    def distance(pair):
        x, y = pair
        return tf.sqrt(tf.reduce_sum(tf.square(x - y), axis=1, keepdims=True))

    def loss(self, label, distance):
        same = (1.0 - label) * tf.square(distance)
        different = label * tf.square(tf.maximum(self.margin - distance, 0.0))
        return tf.reduce_mean(0.5 * same + 0.5 * different)

    def fit(self, x, y, epochs):
        self.model.compile(optimizer=tf.keras.optimizers.Adam(self.learning_rate), loss=self.loss)
        self.model.fit([x[:, 0], x[:, 1]], y, batch_size=self.batch_size, epochs=epochs)


if __name__ == '__main__':
    trainer = SiameseTrainer(margin=1.6)
    trainer.fit(np.load('x.npy') / 255., np.load('y.npy'), epochs=17)
