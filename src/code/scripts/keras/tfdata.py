import tensorflow as tf
from tensorflow.keras import layers

def load(path):
    img = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
    img = tf.image.resize(img, (100, 100))
    return img / 255.0

def pre(a, b, y):
    return load(a), load(b), y

ds = tf.data.Dataset.zip((anchors, others, labels)).map(pre).shuffle(1024).batch(16).prefetch(8)

def make_embedding():
    inp = layers.Input(shape=(100, 100, 3), name='input_image')
    c1 = layers.Conv2D(64, (10, 10), activation='relu')(inp)
    m1 = layers.MaxPooling2D(64, (2, 2), padding='same')(c1)
    c2 = layers.Conv2D(128, (7, 7), activation='relu')(m1)
    m2 = layers.MaxPooling2D(64, (2, 2), padding='same')(c2)
    f1 = layers.Flatten()(m2)
    d1 = layers.Dense(4096, activation='sigmoid')(f1)
    return tf.keras.Model(inputs=[inp], outputs=[d1], name='embedding')

class L1Dist(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__()

    def call(self, input_embedding, validation_embedding):
        return tf.math.abs(input_embedding - validation_embedding)

embedding = make_embedding()
a = layers.Input(name='input_img', shape=(100, 100, 3))
b = layers.Input(name='validation_img', shape=(100, 100, 3))
siamese_layer = L1Dist()
distances = siamese_layer(embedding(a), embedding(b))
classifier = layers.Dense(1, activation='sigmoid')(distances)
siamese_model = tf.keras.Model(inputs=[a, b], outputs=classifier, name='SiameseNetwork')
binary_cross_loss = tf.losses.BinaryCrossentropy()
opt = tf.keras.optimizers.Adam(1e-4)

@tf.function
def train_step(batch):
    with tf.GradientTape() as tape:
        X = batch[:2]
        y = batch[2]
        yhat = siamese_model(X, training=True)
        loss = binary_cross_loss(y, yhat)
    grad = tape.gradient(loss, siamese_model.trainable_variables)
    opt.apply_gradients(zip(grad, siamese_model.trainable_variables))
    return loss

def train(data, EPOCHS):
    for epoch in range(1, EPOCHS + 1):
        for idx, batch in enumerate(data):
            train_step(batch)

EPOCHS = 50
train(ds, EPOCHS)
