import keras
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D, Subtract, Lambda
from keras.models import Model
import keras.backend as K

inp = Input((105, 105, 1))
h = Conv2D(32, (7, 7), activation='relu')(inp)
h = MaxPooling2D()(h)
h = Conv2D(64, (5, 5), activation='relu')(h)
h = MaxPooling2D()(h)
h = Flatten()(h)
h = Dense(128, activation='sigmoid')(h)
tower = Model(inp, h)

a = Input((105, 105, 1))
b = Input((105, 105, 1))
difference = Subtract()([tower(a), tower(b)])
distance = Lambda(lambda x: K.abs(x))(difference)
out = Dense(1, activation='sigmoid')(distance)
net = Model([a, b], out)
net.compile(loss='binary_crossentropy', optimizer=keras.optimizers.Adam(learning_rate=0.0001), metrics=['accuracy'])
net.fit_generator(gen, steps_per_epoch=100, epochs=50)
