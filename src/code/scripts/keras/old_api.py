from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.core import Dense, Flatten, Dropout, Lambda, Activation
from keras.layers import Input, merge
from keras.models import Sequential, Model
from keras.optimizers import SGD
from keras import backend as K

model = Sequential()
model.add(Conv2D(6, (5, 5), input_shape=(32, 32, 1)))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Conv2D(16, (5, 5)))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(120))
model.add(Activation('relu'))
model.add(Dense(84))
a = Input(shape=(32, 32, 1))
b = Input(shape=(32, 32, 1))
pa = model(a)
pb = model(b)
def dist(v):
    return K.sqrt(K.sum(K.square(v[0] - v[1]), axis=1, keepdims=True))
d = Lambda(dist, output_shape=lambda s: (s[0][0], 1))([pa, pb])
net = Model(input=[a, b], output=d)
def closs(y, d):
    m = 2.5
    return K.mean(y * K.square(d) + (1 - y) * K.square(K.maximum(m - d, 0)))
net.compile(loss=closs, optimizer=SGD(lr=0.02))
net.fit([xa, xb], yy, batch_size=100, nb_epoch=20)
