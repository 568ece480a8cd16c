%tensorflow_version 1.x
!pip install -q keras==2.2.4
%matplotlib inline
import numpy as np
from keras.models import Sequential, Model
from keras.layers import Input, Conv2D, MaxPooling2D, Flatten, Dense, Lambda, BatchNormalization, Activation, ZeroPadding2D
from keras import backend as K
from keras.optimizers import SGD

print "loading data"
X = np.load('pairs.npy').astype('float32')
X /= 255
Y = np.load('labels.npy')
print 'shape', X.shape

def net(shape):
    m = Sequential()
    m.add(ZeroPadding2D((1, 1), input_shape=shape))
    m.add(Conv2D(32, (3, 3)))
    m.add(BatchNormalization(axis=-1, momentum=0.9))
    m.add(Activation('relu'))
    m.add(MaxPooling2D(pool_size=(2, 2)))
    m.add(Flatten())
    m.add(Dense(64))
    return m

n = net((40, 40, 3))
a, b = Input((40, 40, 3)), Input((40, 40, 3))
d = Lambda(lambda x: K.sqrt(K.sum(K.square(x[0] - x[1]), axis=1, keepdims=True) + 1e-8))([n(a), n(b)])
model = Model([a, b], d)
def cl(y_true, y_pred):
    return K.mean((1. - y_true) * 0.5 * K.square(y_pred) + y_true * 0.5 * K.square(K.maximum(1.2 - y_pred, 0)))
model.compile(loss=cl, optimizer=SGD(lr=0.01, decay=1e-6, momentum=0.9, nesterov=True))
print "training"
model.fit([X[:, 0], X[:, 1]], Y, batch_size=50, nb_epoch=15)
