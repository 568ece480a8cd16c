import tensorflow as tf
from tensorflow.keras.layers import Input, Lambda, Dense, Flatten, Activation
from tensorflow.keras.models import Model, Sequential
import tensorflow.keras.backend as K

g = Sequential([Flatten(input_shape=(28, 28, 1)), Dense(128, activation='relu'), Dense(64, activation='relu')])
x = Input((28, 28, 1))
y = Input((28, 28, 1))
d = Lambda(lambda t: K.sqrt(K.maximum(K.sum(K.square(t[0] - t[1]), axis=1, keepdims=True), 1e-9)))([g(x), g(y)])
s = Activation('sigmoid')(d)
net = Model([x, y], s)

def contrastive_loss(y_true, y_pred, margin=1):
    return K.mean((1 - y_true) * K.square(y_pred) + y_true * K.square(K.maximum(margin - y_pred, 0)))

net.compile(loss=contrastive_loss, optimizer='adam')
net.fit([p[:, 0], p[:, 1]], t, batch_size=32, epochs=5)
