"""updates.json: what optimisers make of single weights, and what initialisers draw from."""

import keras
import numpy as np
import tensorflow as tf
from keras.src.initializers import random_initializers

from encoders import ENCODERS
from formula import numbers, short
from weights import names

LEARNING_RATE = 1e-3
# From far below each ε to far above it, so that its value and its place show.
SIZES = [0, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10]
# What a weight's gradient is multiplied by, step by step.
COURSE = [1, 0.5, -0.25, 2]

OPTIMIZERS = {
    "rmsprop": (keras.optimizers.RMSprop, {}),
    "adam": (keras.optimizers.Adam, {}),
    "sgd": (keras.optimizers.SGD, {"momentum": 0.9}),
    "sgd_plain": (keras.optimizers.SGD, {}),
}


def courses():
    """Weights from 0, so that no step is lost in their rounding: where they stand after each."""
    found = {}
    for name, (make, options) in OPTIMIZERS.items():
        weight = keras.Variable(np.zeros(len(SIZES), "float32"))
        optimizer = make(LEARNING_RATE, **options)
        steps = []
        for factor in COURSE:
            optimizer.apply_gradients([(tf.constant(SIZES, "float32") * factor, weight)])
            steps.append(numbers(weight))
        found[name] = {**options, "steps": steps}
    return found


INITIALIZERS = {
    "glorot_uniform": keras.initializers.GlorotUniform,
    "glorot_normal": keras.initializers.GlorotNormal,
    "he_uniform": keras.initializers.HeUniform,
    "he_normal": keras.initializers.HeNormal,
    "random_normal": keras.initializers.RandomNormal,
}


class Recorder:
    """Stands in for keras.random within the initialisers, and notes the scale asked for."""

    def __init__(self, original):
        self.original, self.scales = original, []

    def uniform(self, shape, minval, maxval, **options):
        assert minval == -maxval
        self.scales.append(maxval)
        return self.original.uniform(shape, minval=minval, maxval=maxval, **options)

    def truncated_normal(self, shape, mean, stddev, **options):
        assert mean == 0
        self.scales.append(stddev)
        return self.original.truncated_normal(shape, mean=mean, stddev=stddev, **options)

    def normal(self, shape, mean, stddev, **options):
        assert mean == 0
        self.scales.append(stddev)
        return self.original.normal(shape, mean=mean, stddev=stddev, **options)


def drawn(make, shape):
    """The scale Keras draws with: a uniform's limit, or a normal's deviation before it is cut."""
    initializer = make(seed=1)
    original = random_initializers.random
    random_initializers.random = recorder = Recorder(original)
    try:
        values = np.array(initializer(shape))
    finally:
        random_initializers.random = original
    (scale,) = recorder.scales
    return scale, values


def initializers():
    kernels = {
        (encoder, name): weight.shape
        for encoder, (make, ((size, channels), *_)) in ENCODERS.items()
        for name, weight in names(make((size, size, channels)))
        if name.endswith("/kernel")
    }
    return {name: initializer(make, kernels) for name, make in INITIALIZERS.items()}


def initializer(make, kernels):
    scale, values = drawn(make, (1000, 1000))
    scales = {}
    for (encoder, name), shape in kernels.items():
        scales.setdefault(encoder, {})[name] = short(drawn(make, shape)[0])
    return {
        # Of a million draws, in units of the scale.
        "deviation": short(values.std() / scale),
        "largest": short(np.abs(values).max() / scale),
        "scales": scales,
    }


def updates():
    return {
        "learningRate": LEARNING_RATE,
        "sizes": SIZES,
        "course": COURSE,
        "optimizers": courses(),
        "initializers": initializers(),
        "inputs": {name: list(inputs[0]) for name, (_, inputs) in ENCODERS.items()},
    }
