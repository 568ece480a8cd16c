import keras
from keras import layers, ops

lr = keras.optimizers.schedules.ExponentialDecay(1e-3, decay_steps=500, decay_rate=0.5, staircase=True)
tower = keras.Sequential([
    layers.Input((36, 36, 1)),
    layers.DepthwiseConv2D(3, activation="relu"),
    layers.Conv2D(24, 1, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(16, kernel_initializer="he_normal"),
])
a, b = layers.Input((36, 36, 1)), layers.Input((36, 36, 1))

class Cosine(layers.Layer):
    def call(self, pair):
        u = ops.normalize(pair[0], axis=1)
        v = ops.normalize(pair[1], axis=1)
        return 1 - ops.sum(u * v, axis=1, keepdims=True)

model = keras.Model([a, b], Cosine()([tower(a), tower(b)]))

def loss(y, d):
    return ops.mean(y * ops.square(d) + (1 - y) * ops.square(ops.maximum(0.0, 0.9 - d)))

model.compile(keras.optimizers.Adam(lr, clipnorm=1.0), loss)
model.fit([one, two], same, epochs=18, batch_size=32, shuffle=True)
