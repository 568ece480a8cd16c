from keras.models import Sequential, Model
from keras.layers import Dense, Flatten, Input, Lambda
import keras.backend as K

def exponent_neg_manhattan_distance(left, right):
    return K.exp(-K.sum(K.abs(left - right), axis=1, keepdims=True))

net = Sequential()
net.add(Flatten(input_shape=(28, 28, 1)))
net.add(Dense(100, activation='relu'))
net.add(Dense(50))
l = Input(shape=(28, 28, 1))
r = Input(shape=(28, 28, 1))
out = Lambda(lambda x: exponent_neg_manhattan_distance(x[0], x[1]))([net(l), net(r)])
malstm = Model([l, r], [out])
malstm.compile(loss='mean_squared_error', optimizer='adadelta', metrics=['accuracy'])
malstm.fit([a, b], y, batch_size=64, nb_epoch=9)
