import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

BATCH = 48
SIDE = 64

def decode(path):
    raw = tf.io.read_file(path)
    img = tf.image.decode_png(raw, channels=1)
    img = tf.image.resize(img, [SIDE, SIDE])
    return tf.cast(img, tf.float32) / 255.0

def load_pair(p1, p2, y):
    return (decode(p1), decode(p2)), y

train_ds = tf.data.Dataset.from_tensor_slices((left_paths, right_paths, labels))
train_ds = train_ds.shuffle(2000).map(load_pair, num_parallel_calls=tf.data.AUTOTUNE).batch(BATCH).prefetch(tf.data.AUTOTUNE)

encoder = keras.Sequential([
    layers.Conv2D(32, 3, padding='same', activation='relu'),
    layers.MaxPool2D(),
    layers.Conv2D(64, 3, padding='same', activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(32),
])

class Twins(keras.Model):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.head = layers.Dense(1, activation='sigmoid')

    def call(self, inputs):
        a, b = inputs
        return self.head(tf.abs(self.encoder(a) - self.encoder(b)))

model = Twins(encoder)
model.compile(optimizer=keras.optimizers.Adam(2e-4), loss=keras.losses.BinaryCrossentropy(), metrics=['accuracy'])
model.fit(train_ds, epochs=25)
