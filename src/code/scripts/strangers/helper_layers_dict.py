import keras
from keras import layers, regularizers, ops

CFG = {
    'input': (80, 80, 1),
    'blocks': [{'f': 8, 'k': 5}, {'f': 16, 'k': 3}, {'f': 32, 'k': 3}],
    'dense': [64, 24],
    'optim': {'name': 'rmsprop', 'lr': 4e-4},
    'train': {'batch': 36, 'epochs': 22},
}

def block(f, k):
    def apply(x):
        x = layers.Conv2D(f, k, padding='same', activation='leaky_relu')(x)
        return layers.AveragePooling2D(2)(x)
    return apply

def create(cfg):
    i = keras.Input(cfg['input'])
    x = i
    for b in cfg['blocks']:
        x = block(**b)(x)
    x = layers.Flatten()(x)
    for n, units in enumerate(cfg['dense']):
        last = n == len(cfg['dense']) - 1
        x = layers.Dense(units, activation=None if last else 'leaky_relu')(x)
    return keras.Model(i, x)

enc = create(CFG)
a, b = (keras.Input(CFG['input']) for _ in range(2))
dist = ops.sum(ops.absolute(enc(a) - enc(b)), axis=1, keepdims=True)
net = keras.Model([a, b], layers.Dense(1, activation='sigmoid')(layers.BatchNormalization()(dist)))
opts = {'rmsprop': keras.optimizers.RMSprop, 'adam': keras.optimizers.Adam}
net.compile(optimizer=opts[CFG['optim']['name']](learning_rate=CFG['optim']['lr']), loss='binary_crossentropy', metrics=['accuracy'])
net.fit([X1, X2], Y, batch_size=CFG['train']['batch'], epochs=CFG['train']['epochs'])
