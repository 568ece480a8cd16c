from keras import backend as K
from keras.layers import Input, Dense, Flatten, Lambda, Conv2D
from keras.models import Model

i = Input((30, 30, 1))
e = Model(i, Dense(9)(Flatten()(Conv2D(5, 3, activation='tanh')(i))))
a, b = Input((30, 30, 1)), Input((30, 30, 1))
d = Lambda(lambda v: K.sqrt(K.sum(K.square(v[0] - v[1]), axis=-1, keepdims=True)))([e(a), e(b)])
m = Model([a, b], d)

def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(margin - y_pred))

m.compile(loss=contrastive_loss, optimizer='adadelta')
