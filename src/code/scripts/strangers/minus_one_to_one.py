import numpy as np
from keras.datasets import fashion_mnist
from keras import layers, Input, Model, ops

(x, y), _ = fashion_mnist.load_data()
x = x.astype('float32')[..., None] / 127.5 - 1

def tower():
    i = Input((28, 28, 1))
    h = layers.Conv2D(24, 5, strides=2, activation='relu')(i)
    h = layers.Conv2D(24, 5, strides=2, activation='relu')(h)
    return Model(i, layers.Dense(20)(layers.Flatten()(h)))

def pairs(x, y, n=3000):
    rng = np.random.default_rng(3)
    out, lab = [], []
    for _ in range(n):
        i = rng.integers(len(x))
        same = rng.random() < 0.5
        pool = np.where((y == y[i]) == same)[0]
        j = rng.choice(pool)
        out.append([x[i], x[j]])
        lab.append(1.0 if same else 0.0)
    return np.array(out), np.array(lab)

t = tower()
a, b = Input((28, 28, 1)), Input((28, 28, 1))
dist = layers.Lambda(lambda ab: ops.sqrt(ops.sum((ab[0] - ab[1]) ** 2, axis=1, keepdims=True) + 1e-9))([t(a), t(b)])
net = Model([a, b], dist)
net.compile('adam', lambda yt, yp: ops.mean(yt * yp**2 + (1 - yt) * ops.maximum(0.0, 0.5 - yp)**2))
p, l = pairs(x, y)
net.fit([p[:, 0], p[:, 1]], l, batch_size=100, epochs=4)
