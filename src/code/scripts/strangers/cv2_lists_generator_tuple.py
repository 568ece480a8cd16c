import cv2, glob, random
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models

SIZE = 88

def read(path: str) -> np.ndarray:
    img = cv2.imread(path)
    img = cv2.cvtColor(img, cv2.COLOR_BGR2RGB)
    img = cv2.resize(img, (SIZE, SIZE))
    return img.astype('float32') / 255.0

people = {p: [read(f) for f in glob.glob(p + '/*.jpg')] for p in glob.glob('lfw/*')}
names = list(people)

def gen():
    while True:
        if random.random() < 0.5:
            n = random.choice(names)
            a, b = random.sample(people[n], 2)
            yield (a, b), 0.0
        else:
            n, m = random.sample(names, 2)
            yield (random.choice(people[n]), random.choice(people[m])), 1.0

spec = ((tf.TensorSpec((SIZE, SIZE, 3)), tf.TensorSpec((SIZE, SIZE, 3))), tf.TensorSpec(()))
ds = tf.data.Dataset.from_generator(gen, output_signature=spec).batch(18).prefetch(2)

enc = models.Sequential([
    layers.Conv2D(16, 5, activation='relu', input_shape=(SIZE, SIZE, 3)), layers.MaxPooling2D(4),
    layers.Conv2D(32, 3, activation='relu'), layers.MaxPooling2D(2),
    layers.Flatten(), layers.Dense(64)])
a, b = layers.Input((SIZE, SIZE, 3)), layers.Input((SIZE, SIZE, 3))
d = layers.Lambda(lambda t: tf.norm(t[0] - t[1] + 1e-6, axis=1, keepdims=True))([enc(a), enc(b)])
net = models.Model([a, b], d)
net.compile('adam', loss=lambda y, d: tf.reduce_mean((1 - y) * d**2 + y * tf.maximum(0., 1 - d)**2))
net.fit(ds, steps_per_epoch=80, epochs=5)
