'''Quora-like: no image at all, two LSTM towers that share weights, exp(-L1)'''
from keras.models import Model
from keras.layers import Input, Embedding, LSTM, Lambda
import keras.backend as K
from keras.optimizers import Adadelta

left_input = Input(shape=(20,), dtype='int32')
right_input = Input(shape=(20,), dtype='int32')
embedding_layer = Embedding(5000, 300, input_length=20, trainable=False)
shared_lstm = LSTM(50)
left_output = shared_lstm(embedding_layer(left_input))
right_output = shared_lstm(embedding_layer(right_input))
malstm_distance = Lambda(lambda x: K.exp(-K.sum(K.abs(x[0] - x[1]), axis=1, keepdims=True)))([left_output, right_output])
malstm = Model([left_input, right_input], [malstm_distance])
malstm.compile(loss='mean_squared_error', optimizer=Adadelta(clipnorm=1.25), metrics=['accuracy'])
malstm.fit([a, b], y, batch_size=64, epochs=25)
