import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, Model, Input

def make_pairs(images, labels):
    pair_images, pair_labels = [], []
    classes = len(np.unique(labels))
    idx = [np.where(labels == i)[0] for i in range(classes)]
    for i in range(len(images)):
        cur = images[i]
        lab = labels[i]
        j = np.random.choice(idx[lab])
        pair_images.append([cur, images[j]])
        pair_labels.append([1])
        neg = np.where(labels != lab)[0]
        pair_images.append([cur, images[np.random.choice(neg)]])
        pair_labels.append([0])
    return np.array(pair_images), np.array(pair_labels)

(train_x, train_y), _ = tf.keras.datasets.mnist.load_data()
train_x = np.expand_dims(train_x / 255.0, axis=-1)
pairs, y = make_pairs(train_x, train_y)

inputs = Input((28, 28, 1))
x = layers.Conv2D(64, (2, 2), padding='same', activation='relu')(inputs)
x = layers.MaxPooling2D(pool_size=(2, 2))(x)
x = layers.Dropout(0.3)(x)
x = layers.Conv2D(64, (2, 2), padding='same', activation='relu')(x)
x = layers.MaxPooling2D(pool_size=2)(x)
x = layers.Dropout(0.3)(x)
x = layers.GlobalAveragePooling2D()(x)
feature = Model(inputs, layers.Dense(48)(x))
a, b = Input((28, 28, 1)), Input((28, 28, 1))
def euclid(v):
    u, w = v
    return tf.sqrt(tf.maximum(tf.reduce_sum((u - w) ** 2, axis=1, keepdims=True), 1e-7))
model = Model([a, b], layers.Lambda(euclid)([feature(a), feature(b)]))

def contrastive(y, preds, margin=1):
    y = tf.cast(y, preds.dtype)
    return tf.reduce_mean((1 - y) * tf.square(preds) + y * tf.square(tf.maximum(margin - preds, 0)))

model.compile(loss=contrastive, optimizer='adam')
model.fit([pairs[:, 0], pairs[:, 1]], y[:], batch_size=64, epochs=100)
