from tensorflow.keras.applications import VGG16
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
import tensorflow.keras.backend as K

base = VGG16(weights='imagenet', include_top=False, input_shape=(96, 96, 3))
for l in base.layers:
    l.trainable = False
x = Flatten()(base.output)
x = Dense(128, activation='relu')(x)
emb = Model(inputs=base.input, outputs=x)
ia = Input((96, 96, 3))
ib = Input((96, 96, 3))
d = Lambda(lambda t: K.abs(t[0] - t[1]))([emb(ia), emb(ib)])
o = Dense(1, activation='sigmoid')(d)
model = Model([ia, ib], o)
model.compile('adam', 'binary_crossentropy', ['accuracy'])
