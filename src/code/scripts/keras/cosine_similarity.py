import keras
from keras import layers, ops

def encoder():
    i = layers.Input((48, 48, 1))
    x = layers.Conv2D(12, 5, activation="relu")(i)
    x = layers.MaxPooling2D(3)(x)
    x = layers.Flatten()(x)
    return keras.Model(i, layers.Dense(20)(x))

enc = encoder()
p, q = layers.Input((48, 48, 1)), layers.Input((48, 48, 1))
cos = layers.Dot(axes=1, normalize=True)([enc(p), enc(q)])
m = keras.Model([p, q], cos)

def cosine_loss(y, c):
    return ops.mean(y * (1 - c) + (1 - y) * ops.maximum(c - 0.25, 0))

m.compile(loss=cosine_loss, optimizer="adam")
