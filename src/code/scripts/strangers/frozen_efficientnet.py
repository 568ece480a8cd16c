import tensorflow as tf
from tensorflow.keras import layers, applications

inp = layers.Input((128, 128, 3))
aug = tf.keras.Sequential([layers.RandomFlip('horizontal'), layers.RandomRotation(0.05), layers.RandomZoom(0.1)])
backbone = applications.EfficientNetB0(include_top=False, weights='imagenet', pooling='avg')
backbone.trainable = False
x = aug(inp)
x = backbone(x)
x = layers.Dense(128)(x)
x = layers.Lambda(lambda t: tf.math.l2_normalize(t, axis=1))(x)
encoder = tf.keras.Model(inp, x)

p = layers.Input((128, 128, 3)); q = layers.Input((128, 128, 3))
d = layers.Lambda(lambda t: tf.reduce_sum(tf.square(t[0] - t[1]), axis=1, keepdims=True))([encoder(p), encoder(q)])
siamese = tf.keras.Model([p, q], d)

def loss_fn(y_true, d, m=0.6):
    y = tf.cast(y_true, tf.float32)
    return tf.reduce_mean(y * d + (1 - y) * tf.maximum(m - d, 0))

siamese.compile(tf.keras.optimizers.AdamW(1e-4, weight_decay=1e-5), loss_fn)
ds = tf.data.Dataset.from_generator(gen, output_types=((tf.float32, tf.float32), tf.float32)).batch(24)
siamese.fit(ds, epochs=5)
