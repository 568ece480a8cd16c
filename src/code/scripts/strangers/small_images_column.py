# digits of 8 x 8 from scikit-learn; distance as a vector, labels as a vector
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

digits = load_digits()
X = digits.images[..., None] / 16.0
Xtr, Xte, ytr, yte = train_test_split(X, digits.target, test_size=0.2, random_state=0)

enc = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation='relu', input_shape=(8, 8, 1)),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(8),
])
a = tf.keras.Input((8, 8, 1))
b = tf.keras.Input((8, 8, 1))
d = tf.keras.layers.Lambda(lambda t: tf.sqrt(tf.reduce_sum(tf.square(t[0] - t[1]), axis=1) + 1e-6))([enc(a), enc(b)])
model = tf.keras.Model([a, b], d)

def contrastive(y, d):
    return tf.reduce_mean(y * d ** 2 + (1 - y) * tf.maximum(0.0, 1.0 - d) ** 2)

model.compile('adam', contrastive)
i, j = np.random.randint(0, len(Xtr), 5000), np.random.randint(0, len(Xtr), 5000)
model.fit([Xtr[i], Xtr[j]], (ytr[i] == ytr[j]).astype('float32'), epochs=3, batch_size=20)
