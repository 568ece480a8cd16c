from tensorflow.keras.applications import VGG16
from tensorflow.keras.layers import Dense, Dropout, Input, Lambda
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam
import tensorflow.keras.backend as K

def build_tower():
    vgg = VGG16(weights='imagenet', include_top=True)
    features = vgg.layers[-2].output
    for layer in vgg.layers:
        layer.trainable = False
    x = Dense(256, activation='relu')(features)
    x = Dropout(0.2)(x)
    x = Dense(64)(x)
    return Model(vgg.input, x)

tower = build_tower()
left = Input(shape=(224, 224, 3))
right = Input(shape=(224, 224, 3))
l1 = Lambda(lambda ab: K.abs(ab[0] - ab[1]))([tower(left), tower(right)])
out = Dense(1, activation='sigmoid')(l1)
net = Model(inputs=[left, right], outputs=out)
net.compile(loss='binary_crossentropy', optimizer=Adam(3e-5), metrics=['accuracy'])
