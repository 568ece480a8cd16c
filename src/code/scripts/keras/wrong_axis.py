from keras.models import Model, Sequential
from keras.layers import Input, Dense, Lambda, Flatten
from keras import backend as K

def euclid(v):
    a, b = v
    # the sum goes over the batch too
    return K.sqrt(K.sum(K.square(a - b)))

base = Sequential([Flatten(input_shape=(28, 28)), Dense(64, activation='relu'), Dense(16)])
a, b = Input((28, 28)), Input((28, 28))
model = Model([a, b], Lambda(euclid)([base(a), base(b)]))
model.compile(loss='mse', optimizer='sgd')
