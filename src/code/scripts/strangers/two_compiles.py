# Warm-up with frozen features, then a second compile with all of it; the second one counts
import tensorflow as tf
from tensorflow.keras import layers

mobile = tf.keras.applications.MobileNetV2(input_shape=(96, 96, 3), include_top=False, pooling='avg')
mobile.trainable = False
enc = tf.keras.Sequential([mobile, layers.Dense(64)])
a, b = layers.Input((96, 96, 3)), layers.Input((96, 96, 3))
fa = enc(tf.keras.applications.mobilenet_v2.preprocess_input(a))
fb = enc(tf.keras.applications.mobilenet_v2.preprocess_input(b))
d = layers.Lambda(lambda t: tf.abs(t[0] - t[1]))([fa, fb])
net = tf.keras.Model([a, b], layers.Dense(1, activation='sigmoid')(d))
net.compile(tf.keras.optimizers.Adam(1e-3), 'binary_crossentropy')
net.fit([x1, x2], y, batch_size=16, epochs=3)
mobile.trainable = True
net.compile(tf.keras.optimizers.SGD(1e-5, momentum=0.8), 'binary_crossentropy')
net.fit([x1, x2], y, batch_size=8, epochs=6)
