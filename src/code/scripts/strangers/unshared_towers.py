import tensorflow as tf
from tensorflow.keras import layers as L

def branch(inp):
    x = L.Conv2D(16, 3, activation='relu')(inp)
    x = L.MaxPooling2D()(x)
    x = L.Flatten()(x)
    return L.Dense(32)(x)

img1 = L.Input((50, 50, 3))
img2 = L.Input((50, 50, 3))
e1 = branch(img1)
e2 = branch(img2)
diff = L.Lambda(lambda z: tf.sqrt(tf.reduce_sum(tf.square(z[0] - z[1]), 1, keepdims=True)))([e1, e2])
net = tf.keras.Model([img1, img2], diff)

def cl(y_true, y_pred):
    return tf.reduce_mean(y_true * tf.square(y_pred) + (1 - y_true) * tf.square(tf.maximum(1 - y_pred, 0)))

net.compile('rmsprop', loss=cl)
