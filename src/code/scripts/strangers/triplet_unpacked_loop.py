import tensorflow as tf

class Embedder(tf.keras.Model):
    def __init__(self, dim: int = 24, **kw) -> None:
        super().__init__(**kw)
        self.c1 = tf.keras.layers.Conv2D(16, 3, activation="relu")
        self.p1 = tf.keras.layers.MaxPooling2D()
        self.f = tf.keras.layers.Flatten()
        self.d = tf.keras.layers.Dense(dim)

    def call(self, x, training=False):
        return self.d(self.f(self.p1(self.c1(x))))

net = Embedder()
opt = tf.keras.optimizers.Adam(1e-3)
MARGIN = 0.4

def batches():
    while True:
        yield sample_triplets(32)

for step, (anchor, positive, negative) in enumerate(batches()):
    with tf.GradientTape() as tape:
        ea, ep, en = net(anchor), net(positive), net(negative)
        ap = tf.reduce_sum(tf.square(ea - ep), axis=1)
        an = tf.reduce_sum(tf.square(ea - en), axis=1)
        loss = tf.reduce_mean(tf.nn.relu(ap - an + MARGIN))
    grads = tape.gradient(loss, net.trainable_variables)
    opt.apply_gradients(zip(grads, net.trainable_variables))
    if step >= 1500:
        break
