>>> import keras
>>> from keras import layers, ops
>>> enc = keras.Sequential([
...     keras.Input((32, 32, 3)),
...     layers.Conv2D(8, 3, activation="elu"),
...     layers.GlobalMaxPooling2D(),
...     layers.Dense(12),
... ])
>>> u, v = keras.Input((32, 32, 3)), keras.Input((32, 32, 3))
>>> gap = ops.norm(enc(u) - enc(v), axis=1, keepdims=True)
>>> twin = keras.Model([u, v], gap)
>>> def hadsell(y, d):
...     return ops.mean((1 - y) * 0.5 * d**2 + y * 0.5 * ops.maximum(0.0, 3.0 - d) ** 2)
...
>>> twin.compile(optimizer=keras.optimizers.Adagrad(0.02), loss=hadsell)
>>> twin.fit([xa, xb], yy, batch_size=8, epochs=3)
Epoch 1/3
40/40 ━━━━━━━━━━━━━━━━━━━━ 3s 8ms/step - loss: 1.9234
