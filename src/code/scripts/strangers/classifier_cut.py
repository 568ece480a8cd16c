"""Train a digit classifier first, then cut it before its softmax and use it as the twin."""
import keras
from keras import layers, models, backend as K

clf = models.Sequential([
    layers.Conv2D(16, 3, activation='relu', input_shape=(28, 28, 1)),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(48, activation='tanh'),
    layers.Dense(10, activation='softmax'),
])
clf.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
clf.fit(x_train, y_train, epochs=2, batch_size=512)

embed = models.Model(clf.input, clf.layers[-2].output)

a = layers.Input((28, 28, 1))
b = layers.Input((28, 28, 1))
d = layers.Lambda(lambda v: K.sum(K.abs(v[0] - v[1]), axis=-1, keepdims=True))([embed(a), embed(b)])
twins = models.Model([a, b], d)

def loss(y_true, y_pred):
    m = 2.0
    return 0.5 * K.mean(y_true * y_pred ** 2 + (1 - y_true) * K.maximum(m - y_pred, 0.) ** 2)

twins.compile(keras.optimizers.Adam(5e-4), loss)
twins.fit([pairs[:, 0], pairs[:, 1]], sim, epochs=9, batch_size=40)
