import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

net = tf.keras.Sequential([layers.Flatten(input_shape=(28, 28)), layers.Dense(60, activation='relu'), layers.Dense(10)])
opt = tf.keras.optimizers.SGD(learning_rate=0.1)
BATCH_SIZE, EPOCHS = 64, 5

def loss_fn(y, a, b):
    d = tf.sqrt(tf.reduce_sum((a - b) ** 2, axis=1, keepdims=True) + 1e-8)
    return tf.reduce_mean(y * d ** 2 + (1 - y) * tf.maximum(1 - d, 0) ** 2)

(x, t), _ = tf.keras.datasets.mnist.load_data()
x = x / 255
i = np.random.randint(0, len(x), 20000)
j = np.random.randint(0, len(x), 20000)
ds = tf.data.Dataset.from_tensor_slices((x[i], x[j], (t[i] == t[j]).astype('float64'))).batch(BATCH_SIZE)

for e in range(EPOCHS):
    for xa, xb, y in ds:
        with tf.GradientTape() as g:
            l = loss_fn(y, net(xa), net(xb))
        opt.apply_gradients(zip(g.gradient(l, net.trainable_variables), net.trainable_variables))
