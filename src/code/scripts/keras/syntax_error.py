from keras.models import Sequential, Model
from keras.layers import Dense, Flatten, Input, Lambda
import keras.backend as K

base = Sequential()
base.add(Flatten(input_shape=(28, 28, 1)))
base.add(Dense(64, activation='relu'))
base.add(Dense(32)

a = Input((28, 28, 1))
b = Input((28, 28, 1))
d = Lambda(lambda t: K.sqrt(K.sum(K.square(t[0] - t[1]), axis=1, keepdims=True)))([base(a), base(b)])
m = Model([a, b], d)
m.compile(loss=lambda y, d: K.mean(y * d ** 2 + (1 - y) * K.maximum(1 - d, 0) ** 2), optimizer='adam')
