from tensorflow import keras
from tensorflow.keras import layers as kl

def cnn():
    return keras.Sequential([
        kl.Conv2D(8, 3, activation='relu', input_shape=(64, 64, 1)),
        kl.MaxPooling2D(),
        kl.Conv2D(16, 3, activation='relu'),
        kl.GlobalMaxPooling2D(),
    ])

shared = cnn()
a = kl.Input((64, 64, 1)); b = kl.Input((64, 64, 1))
z = kl.Concatenate()([shared(a), shared(b)])
z = kl.Dense(32, activation='relu')(z)
z = kl.Dense(1, activation='sigmoid')(z)
m = keras.Model([a, b], z)
m.compile('adam', 'binary_crossentropy')
