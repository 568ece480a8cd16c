import numpy as np, tensorflow as tf
from keras.initializers import RandomNormal
from keras.layers import Input, Conv2D, Lambda, Dense, Flatten, MaxPooling2D
from keras.models import Model, Sequential
from keras.regularizers import l2
from keras import backend as K
from keras.optimizers import SGD, Adam

def initialize_bias(shape, name=None, dtype=None):
    return np.random.normal(loc=0.5, scale=1e-2, size=shape)

def get_siamese_model(input_shape):
    left_input = Input(input_shape)
    right_input = Input(input_shape)
    model = Sequential()
    model.add(Conv2D(64, (10, 10), activation='relu', input_shape=input_shape, kernel_regularizer=l2(2e-4)))
    model.add(MaxPooling2D())
    model.add(Conv2D(128, (7, 7), activation='relu', kernel_regularizer=l2(2e-4), bias_initializer=initialize_bias))
    model.add(MaxPooling2D())
    model.add(Conv2D(128, (4, 4), activation='relu', kernel_regularizer=l2(2e-4), bias_initializer=initialize_bias))
    model.add(MaxPooling2D())
    model.add(Conv2D(256, (4, 4), activation='relu', kernel_regularizer=l2(2e-4), bias_initializer=initialize_bias))
    model.add(Flatten())
    model.add(Dense(4096, activation='sigmoid', kernel_regularizer=l2(1e-3)))
    encoded_l = model(left_input)
    encoded_r = model(right_input)
    L1_layer = Lambda(lambda tensors: K.abs(tensors[0] - tensors[1]))
    L1_distance = L1_layer([encoded_l, encoded_r])
    prediction = Dense(1, activation='sigmoid', bias_initializer=initialize_bias)(L1_distance)
    return Model(inputs=[left_input, right_input], outputs=prediction)

model = get_siamese_model((105, 105, 1))
optimizer = Adam(lr=0.00006)
model.compile(loss="binary_crossentropy", optimizer=optimizer)

def get_batch(batch_size, s="train"):
    X = Xtrain
    n_classes, n_examples, w, h = X.shape
    categories = np.random.choice(n_classes, size=(batch_size,), replace=False)
    pairs = [np.zeros((batch_size, h, w, 1)) for i in range(2)]
    targets = np.zeros((batch_size,))
    targets[batch_size // 2:] = 1
    for i in range(batch_size):
        category = categories[i]
        idx_1 = np.random.randint(0, n_examples)
        pairs[0][i, :, :, :] = X[category, idx_1].reshape(w, h, 1)
        idx_2 = np.random.randint(0, n_examples)
        if i >= batch_size // 2:
            category_2 = category
        else:
            category_2 = (category + np.random.randint(1, n_classes)) % n_classes
        pairs[1][i, :, :, :] = X[category_2, idx_2].reshape(w, h, 1)
    return pairs, targets

evaluate_every = 200
batch_size = 32
n_iter = 20000
for i in range(1, n_iter + 1):
    (inputs, targets) = get_batch(batch_size)
    loss = model.train_on_batch(inputs, targets)
    if i % evaluate_every == 0:
        print(i, loss)
