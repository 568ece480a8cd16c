import tensorflow as tf
from tensorflow.keras import layers, Model, Input

train = tf.keras.utils.image_dataset_from_directory('faces/', image_size=(72, 72), batch_size=28, color_mode='grayscale', seed=5)

def to_pairs(images, labels):
    images = images / 255.0
    idx = tf.random.shuffle(tf.range(tf.shape(images)[0]))
    other = tf.gather(images, idx)
    same = tf.cast(tf.equal(labels, tf.gather(labels, idx)), tf.float32)
    return (images, other), same

pairs = train.map(to_pairs)
i = Input((72, 72, 1))
x = layers.Conv2D(16, 3, activation='relu')(i)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(32, 3, activation='relu')(x)
x = layers.MaxPooling2D(2)(x)
x = layers.Flatten()(x)
enc = Model(i, layers.Dense(64, activation='relu')(x))
a, b = Input((72, 72, 1)), Input((72, 72, 1))
l1 = layers.Subtract()([enc(a), enc(b)])
l1 = layers.Lambda(tf.abs)(l1)
model = Model([a, b], layers.Dense(1)(l1))
model.compile(optimizer=tf.keras.optimizers.Adam(8e-4), loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(pairs, epochs=12)
