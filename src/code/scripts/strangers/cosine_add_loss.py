import tensorflow as tf
from tensorflow.keras.layers import Input, Conv2D, Dense, Flatten, Dot, MaxPool2D
from tensorflow.keras import Model

x_in = Input((48, 48, 1))
h = Conv2D(12, 3, activation='swish')(x_in)
h = MaxPool2D(3)(h)
h = Flatten()(h)
h = Dense(30)(h)
f = Model(x_in, h)

x1 = Input((48, 48, 1)); x2 = Input((48, 48, 1)); y = Input((1,))
sim = Dot(axes=1, normalize=True)([f(x1), f(x2)])
pos = y * (1 - sim)
neg = (1 - y) * tf.maximum(0., sim - 0.1)
model = Model([x1, x2, y], sim)
model.add_loss(tf.reduce_mean(pos + neg))
model.compile(optimizer=tf.keras.optimizers.Adam(1e-3))
model.fit([left, right, same], epochs=6, batch_size=64)
