import keras.backend as K
from keras.models import Model, Sequential
from keras.layers import Dense, Dropout, Input, Lambda, Flatten
from keras.optimizers import RMSprop

def mlp(shape):
    net = Sequential()
    net.add(Flatten(input_shape=shape))
    net.add(Dense(128, activation='relu'))
    net.add(Dropout(0.1))
    net.add(Dense(128, activation='relu'))
    net.add(Dropout(0.1))
    net.add(Dense(128, activation='relu'))
    return net

net = mlp((28, 28))
one, two = Input(shape=(28, 28)), Input(shape=(28, 28))
distance = Lambda(lambda v: K.sigmoid(K.sqrt(K.maximum(K.sum(K.square(v[0] - v[1]), axis=1, keepdims=True), K.epsilon()))))([net(one), net(two)])
model = Model(input=[one, two], output=distance)
model.compile(loss=lambda y, d: K.mean(y * K.square(d) + (1 - y) * K.square(K.maximum(1 - d, 0))), optimizer=RMSprop())
model.fit([tr_pairs[:, 0], tr_pairs[:, 1]], tr_y, batch_size=128, nb_epoch=20)
