import os, glob, random
import numpy as np
from PIL import Image
from keras.utils import Sequence
from keras.models import Model
from keras.layers import *
from keras.optimizers import RMSprop
from keras.callbacks import EarlyStopping, ReduceLROnPlateau, ModelCheckpoint
import keras.backend as K

H = W = 112

class SignatureSequence(Sequence):
    """genuine-genuine: 1, genuine-forged: 0"""
    def __init__(self, writers, batch_size=30):
        self.writers = writers
        self.batch_size = batch_size

    def __len__(self):
        return 100

    def _load(self, f):
        return np.asarray(Image.open(f).convert('L').resize((W, H)), dtype='float32')[..., np.newaxis] / 255

    def __getitem__(self, i):
        a, b, y = [], [], []
        for w in random.sample(self.writers, self.batch_size):
            good = glob.glob(os.path.join(w, 'genuine', '*.png'))
            bad = glob.glob(os.path.join(w, 'forged', '*.png'))
            a.append(self._load(random.choice(good)))
            if random.random() > 0.5:
                b.append(self._load(random.choice(good))); y.append(1)
            else:
                b.append(self._load(random.choice(bad))); y.append(0)
        return [np.array(a), np.array(b)], np.array(y)

def base(shape):
    i = Input(shape=shape)
    x = Conv2D(48, kernel_size=(11, 11), strides=4, activation='relu', kernel_initializer='glorot_uniform')(i)
    x = BatchNormalization()(x)
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    x = Dropout(0.3)(x)
    x = Flatten()(x)
    x = Dense(128, activation='relu')(x)
    return Model(i, x)

enc = base((H, W, 1))
p, q = Input((H, W, 1)), Input((H, W, 1))
d = Lambda(lambda x: K.sqrt(K.maximum(K.sum(K.square(x[0] - x[1]), axis=1, keepdims=True), K.epsilon())), output_shape=lambda s: (s[0][0], 1))([enc(p), enc(q)])
model = Model([p, q], d)

def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))

def acc(y_true, y_pred):
    return K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype)))

rms = RMSprop(lr=1e-4, rho=0.9, epsilon=1e-08)
model.compile(loss=contrastive_loss, optimizer=rms, metrics=[acc])
cbs = [EarlyStopping(patience=12), ReduceLROnPlateau(factor=0.1, patience=5, min_lr=1e-6), ModelCheckpoint('w.h5')]
model.fit_generator(SignatureSequence(glob.glob('cedar/*')), epochs=40, callbacks=cbs)
