import tensorflow as tf
import tensorflow_addons as tfa
from tensorflow.keras.layers import *

def encoder():
    return tf.keras.Sequential([
        Conv2D(32, 3, activation='relu', input_shape=(28, 28, 1)), MaxPool2D(),
        Flatten(), Dense(64, activation='relu'), Dense(16)])

e = encoder()
x, y = Input((28, 28, 1)), Input((28, 28, 1))
out = Lambda(lambda t: tf.linalg.norm(t[0] - t[1], axis=1, keepdims=True))([e(x), e(y)])
m = tf.keras.Model([x, y], out)
m.compile(loss=tfa.losses.ContrastiveLoss(margin=1.25), optimizer=tf.keras.optimizers.Nadam(0.001))
m.fit([a, b], lab, epochs=11, batch_size=256)
