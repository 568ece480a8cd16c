# encoder with residual blocks, triplet by Layer, functional; cosine lr callback; mixed
import tensorflow as tf
from tensorflow.keras import layers as tfl
def res(x, f):
    s = tfl.Conv2D(f, 1, strides=2)(x)
    h = tfl.Conv2D(f, 3, strides=2, padding='same', activation='relu')(x)
    h = tfl.Conv2D(f, 3, padding='same')(h)
    return tfl.ReLU()(tfl.Add()([h, s]))
inp = tfl.Input((64, 64, 3))
x = tfl.Rescaling(1./255)(inp)
x = res(x, 16)
x = res(x, 32)
x = tfl.GlobalAveragePooling2D()(x)
emb = tf.keras.Model(inp, tfl.Dense(48)(x))
@tf.function
def step(a, p, n):
    with tf.GradientTape() as t:
        fa, fp, fn = [emb(i, training=True) for i in (a, p, n)]
        dp = tf.norm(fa - fp, axis=1)
        dn = tf.norm(fa - fn, axis=1)
        l = tf.reduce_mean(tf.maximum(dp - dn + 1., 0.))
    g = t.gradient(l, emb.trainable_weights)
    opt.apply_gradients(zip(g, emb.trainable_weights))
    return l
sched = tf.keras.optimizers.schedules.CosineDecay(1e-3, 3000)
opt = tf.keras.optimizers.Adam(sched)
ds = tf.data.Dataset.zip((A, P, N)).batch(32).repeat()
for i, (a, p, n) in enumerate(ds.take(3000)):
    l = step(a, p, n)
