from keras import Sequential, Model, layers, ops
enc = Sequential([layers.Input((80, 120, 1)), layers.Conv2D(8, (3, 5), strides=(2, 2)), layers.LeakyReLU(0.1), layers.Flatten(), layers.Dense(16)])
a, b = layers.Input((80, 120, 1)), layers.Input((80, 120, 1))
d = ops.sum(ops.abs(enc(a) - enc(b)), axis=1, keepdims=True)
model = Model([a, b], d)
model.compile("adam", loss=lambda y, d: ops.mean(y * d + (1 - y) * ops.relu(2 - d)))
