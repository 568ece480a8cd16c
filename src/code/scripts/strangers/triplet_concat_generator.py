# Triplets from a generator; three embeddings are joined and the loss slices them apart
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
import tensorflow.keras.backend as K

EMB = 32

def get_triplets(x, y, batch):
    while 1:
        A, P, N = [], [], []
        for _ in range(batch):
            c = np.random.randint(10)
            n = (c + np.random.randint(1, 10)) % 10
            i, j = np.random.choice(np.where(y == c)[0], 2, replace=False)
            A.append(x[i]); P.append(x[j]); N.append(x[np.random.choice(np.where(y == n)[0])])
        yield [np.array(A), np.array(P), np.array(N)], np.zeros((batch, 3 * EMB))

(xtr, ytr), (xte, yte) = tf.keras.datasets.mnist.load_data()
xtr = np.expand_dims(xtr, -1) / 255.
inp = Input((28, 28, 1))
h = Conv2D(32, (3, 3), activation='relu')(inp)
h = MaxPooling2D((2, 2))(h)
h = Flatten()(h)
h = Dense(64, activation='relu')(h)
h = Dense(EMB)(h)
emb = Model(inp, h)

a, p, n = Input((28, 28, 1)), Input((28, 28, 1)), Input((28, 28, 1))
merged = concatenate([emb(a), emb(p), emb(n)], axis=-1)
net = Model([a, p, n], merged)

def triplet_loss(alpha=0.2):
    def loss(_, out):
        a, p, n = out[:, :EMB], out[:, EMB:2 * EMB], out[:, 2 * EMB:]
        pos = K.mean(K.square(a - p), axis=1)
        neg = K.mean(K.square(a - n), axis=1)
        return K.maximum(pos - neg + alpha, 0.)
    return loss

net.compile(loss=triplet_loss(0.2), optimizer='adam')
net.fit(get_triplets(xtr, ytr, 128), steps_per_epoch=50, epochs=10)
