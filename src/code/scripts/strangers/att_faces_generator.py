# Siamese net for the AT&T faces, pairs by a generator, labels 1 = different people
from __future__ import print_function
import os, random
import numpy as np
import cv2
import tensorflow as tf
from tensorflow.keras.layers import Input, Conv2D, MaxPooling2D, Flatten, Dense, Lambda
from tensorflow.keras.models import Model, Sequential
from tensorflow.keras import backend as K

DATA = 'att_faces'
IMG_H = IMG_W = 92

def load_people(root):
    people = []
    for name in sorted(os.listdir(root)):
        files = os.listdir(os.path.join(root, name))
        people.append([cv2.resize(cv2.imread(os.path.join(root, name, f), 0), (IMG_W, IMG_H)) / 255.
                       for f in files])
    return people

def pair_generator(people, batch_size):
    while True:
        left, right, target = [], [], []
        for i in range(batch_size):
            who = random.randint(0, len(people) - 1)
            a = random.choice(people[who])
            if i % 2 == 0:
                b = random.choice(people[who])
                target.append(0)
            else:
                other = (who + random.randint(1, len(people) - 1)) % len(people)
                b = random.choice(people[other])
                target.append(1)
            left.append(a[..., None])
            right.append(b[..., None])
        yield [np.array(left), np.array(right)], np.array(target)

def base_network(shape):
    seq = Sequential()
    seq.add(Conv2D(6, 3, activation='relu', input_shape=shape))
    seq.add(MaxPooling2D())
    seq.add(Conv2D(12, 3, activation='relu'))
    seq.add(MaxPooling2D())
    seq.add(Flatten())
    seq.add(Dense(128, activation='relu'))
    seq.add(Dense(50))
    return seq

base = base_network((IMG_H, IMG_W, 1))
in_a = Input((IMG_H, IMG_W, 1))
in_b = Input((IMG_H, IMG_W, 1))
dist = Lambda(lambda t: K.sqrt(K.sum(K.square(t[0] - t[1]), axis=1, keepdims=True) + K.epsilon()))([base(in_a), base(in_b)])
model = Model([in_a, in_b], dist)

def contrastive(y, d):
    return K.mean((1 - y) * K.square(d) + y * K.square(K.maximum(1.0 - d, 0)))

model.compile(optimizer=tf.keras.optimizers.RMSprop(1e-3), loss=contrastive)
people = load_people(DATA)
model.fit(pair_generator(people, 24), steps_per_epoch=100, epochs=13)
