from tensorflow.keras import layers, Model
import tensorflow as tf

def block(x, f):
    s = x
    y = layers.Conv2D(f, 3, padding='same', activation='relu')(x)
    y = layers.Conv2D(f, 3, padding='same')(y)
    y = layers.Add()([s, y])
    return layers.ReLU()(y)

inp = layers.Input((32, 32, 3))
x = layers.Conv2D(16, 3, padding='same', activation='relu')(inp)
x = block(x, 16)
x = layers.MaxPooling2D()(x)
x = block(x, 16)
x = layers.GlobalAveragePooling2D()(x)
enc = Model(inp, layers.Dense(32)(x))
a, b = layers.Input((32, 32, 3)), layers.Input((32, 32, 3))
dist = tf.reduce_sum(tf.square(enc(a) - enc(b)), axis=1, keepdims=True)
model = Model([a, b], dist)

def loss(y, d2):
    return tf.reduce_mean(y * d2 + (1 - y) * tf.square(tf.maximum(1. - tf.sqrt(d2 + 1e-9), 0.)))

model.compile(tf.keras.optimizers.Adam(1e-3), loss)
