# Omniglot with listdir three deep, Koch's network, pairs in a class
import os, numpy as np, tensorflow as tf
from PIL import Image
from keras.layers import *
from keras.models import *
from keras.regularizers import l2
import keras

class OmniglotLoader:
    def __init__(self, dataset_path, use_augmentation, batch_size):
        self.dataset_path = dataset_path
        self.batch_size = batch_size
        self.train_dictionary = {}
        self.load_dataset()
    def load_dataset(self):
        train_path = os.path.join(self.dataset_path, 'images_background')
        for alphabet in os.listdir(train_path):
            alphabet_path = os.path.join(train_path, alphabet)
            current = {}
            for character in os.listdir(alphabet_path):
                character_path = os.path.join(alphabet_path, character)
                current[character] = os.listdir(character_path)
            self.train_dictionary[alphabet] = current
    def get_train_batch(self):
        alphabet = np.random.choice(list(self.train_dictionary.keys()))
        chars = list(self.train_dictionary[alphabet].keys())
        p1, p2, labels = [], [], []
        for _ in range(self.batch_size // 2):
            c = chars[np.random.randint(0, len(chars))]
            names = self.train_dictionary[alphabet][c]
            i, j = np.random.choice(len(names), 2, replace=False)
            path = os.path.join(self.dataset_path, 'images_background', alphabet, c)
            p1.append(np.asarray(Image.open(os.path.join(path, names[i]))).astype(np.float64) / 255.)
            p2.append(np.asarray(Image.open(os.path.join(path, names[j]))).astype(np.float64) / 255.)
            labels.append(1)
            k = (chars.index(c) + 1) % len(chars)
            other = os.path.join(self.dataset_path, 'images_background', alphabet, chars[k])
            p1.append(np.asarray(Image.open(os.path.join(path, names[i]))).astype(np.float64) / 255.)
            p2.append(np.asarray(Image.open(os.path.join(other, self.train_dictionary[alphabet][chars[k]][0]))).astype(np.float64) / 255.)
            labels.append(0)
        return [np.stack(p1), np.stack(p2)], np.array(labels)

class Net:
    def __init__(self):
        self.input_shape = (105, 105, 1)
        self.model = []
        self._construct(l2_penalization={'Conv1': 1e-2, 'Dense1': 1e-4}, lr=0.001)
        self.loader = OmniglotLoader('omniglot', False, 32)
    def _construct(self, l2_penalization, lr):
        net = Sequential()
        net.add(Conv2D(filters=64, kernel_size=(10, 10), activation='relu', input_shape=self.input_shape, kernel_regularizer=l2(l2_penalization['Conv1']), name='Conv1'))
        net.add(MaxPool2D())
        net.add(Flatten())
        net.add(Dense(units=4096, activation='sigmoid', kernel_regularizer=l2(l2_penalization['Dense1']), name='Dense1'))
        a, b = Input(self.input_shape), Input(self.input_shape)
        l1 = Lambda(lambda t: keras.backend.abs(t[0] - t[1]))([net(a), net(b)])
        self.model = Model(inputs=[a, b], outputs=Dense(units=1, activation='sigmoid')(l1))
        self.model.compile(loss='binary_crossentropy', metrics=['binary_accuracy'], optimizer=keras.optimizers.SGD(lr, momentum=0.5))
    def train(self, iterations):
        for it in range(iterations):
            images, labels = self.loader.get_train_batch()
            loss, acc = self.model.train_on_batch(images, labels)
Net().train(5000)
