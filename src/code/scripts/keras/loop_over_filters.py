from keras import layers, models, optimizers
import keras
from keras import ops

FILTERS = [8, 16, 32]
EMBEDDING = 24
SHAPE = (32, 32, 1)


def conv_block(x, filters: int, size: int = 3):
    x = layers.Conv2D(filters, size, padding='same', kernel_initializer='he_normal')(x)
    x = layers.BatchNormalization()(x)
    x = layers.Activation('relu')(x)
    return layers.MaxPooling2D()(x)


def build_encoder():
    inputs = layers.Input(SHAPE)
    x = inputs
    for i, filters in enumerate(FILTERS):
        x = conv_block(x, filters)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(EMBEDDING, kernel_initializer='he_normal', name=f'embedding_{EMBEDDING}')(x)
    return models.Model(inputs, x, name='encoder')


class L2Distance(layers.Layer):
    def call(self, a, b):
        return ops.sqrt(ops.sum(ops.square(a - b), axis=-1, keepdims=True) + 1e-6)


encoder = build_encoder()
left, right = layers.Input(SHAPE), layers.Input(SHAPE)
model = models.Model([left, right], L2Distance()(encoder(left), encoder(right)))


class ContrastiveLoss(keras.losses.Loss):
    def __init__(self, margin=0.8, **kwargs):
        super().__init__(**kwargs)
        self.margin = margin

    def call(self, y_true, y_pred):
        near = y_true * ops.square(y_pred)
        far = (1.0 - y_true) * ops.square(ops.maximum(self.margin - y_pred, 0.0))
        return ops.mean(near + far)


model.compile(optimizers.Adam(3e-4), loss=ContrastiveLoss())
model.fit([x1, x2], y, batch_size=64, epochs=5)
