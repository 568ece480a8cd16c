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
    "sgd_nesterov": (keras.optimizers.SGD, {"momentum": 0.9, "nesterov": True}),
    "adam_set": (keras.optimizers.Adam, {"beta_1": 0.5, "beta_2": 0.99, "epsilon": 1e-4}),
    "adam_amsgrad": (keras.optimizers.Adam, {"amsgrad": True}),
    "rmsprop_set": (keras.optimizers.RMSprop, {"rho": 0.5, "epsilon": 1e-4}),
    "adamw": (keras.optimizers.AdamW, {"weight_decay": 0.004}),
    "adamw_set": (keras.optimizers.AdamW, {"weight_decay": 0.3, "amsgrad": True}),
    "adagrad": (keras.optimizers.Adagrad, {}),
    "adagrad_set": (keras.optimizers.Adagrad, {"initial_accumulator_value": 0.5, "epsilon": 1e-3}),
    "adadelta": (keras.optimizers.Adadelta, {}),
    "adadelta_set": (keras.optimizers.Adadelta, {"rho": 0.5, "epsilon": 1e-4}),
    "sgd_decay": (keras.optimizers.SGD, {"momentum": 0.9, "weight_decay": 0.5}),
    "adam_clipvalue": (keras.optimizers.Adam, {"clipvalue": 1e-5}),
    "sgd_clipnorm": (keras.optimizers.SGD, {"clipnorm": 0.5}),
}
# A second weight beside the first shows whose norm is clipped; away from 0, so that decay shows.
BESIDE = [3, -4, 0.5]

SCHEDULES = keras.optimizers.schedules
COURSES_OF_RATES = {
    "exponential": (SCHEDULES.ExponentialDecay, (5, 0.5), {}),
    "step": (SCHEDULES.ExponentialDecay, (5, 0.5), {"staircase": True}),
    "linear": (SCHEDULES.PolynomialDecay, (5,), {"end_learning_rate": 0.1 * LEARNING_RATE}),
    "cosine": (SCHEDULES.CosineDecay, (5,), {"alpha": 0.1}),
    "cosine_warm": (SCHEDULES.CosineDecay, (5,), {"alpha": 0.1, "warmup_target": LEARNING_RATE, "warmup_steps": 4}),
}


def rates():
    """What schedules make of the rate in each of the first steps."""
    found = {}
    for name, (make, given, options) in COURSES_OF_RATES.items():
        start = 0.0 if "warmup_steps" in options else LEARNING_RATE
        schedule = make(start, *given, **options)
        found[name] = [short(schedule(step)) for step in range(14)]
    return found


def courses():
    """Weights from 0, so that no step is lost in their rounding: where they stand after each."""
    found = {}
    for name, (make, options) in OPTIMIZERS.items():
        weight = keras.Variable(np.zeros(len(SIZES), "float32"))
        beside = keras.Variable(np.array(BESIDE, "float32"))
        optimizer = make(LEARNING_RATE, **options)
        steps = []
        for factor in COURSE:
            gradient = tf.constant(SIZES, "float32") * factor
            optimizer.apply_gradients([(gradient, weight), (tf.constant(BESIDE, "float32") * factor, beside)])
            steps.append(numbers(weight) + numbers(beside))
        found[name] = {**options, "steps": steps}
    return found


INITIALIZERS = {
    "glorot_uniform": keras.initializers.GlorotUniform,
    "glorot_normal": keras.initializers.GlorotNormal,
    "he_uniform": keras.initializers.HeUniform,
    "he_normal": keras.initializers.HeNormal,
    "lecun_uniform": keras.initializers.LecunUniform,
    "lecun_normal": keras.initializers.LecunNormal,
    "torch_default": lambda seed: keras.initializers.VarianceScaling(1 / 3, "fan_in", "uniform", seed),
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
        "beside": BESIDE,
        "rates": rates(),
        "course": COURSE,
        "optimizers": courses(),
        "initializers": initializers(),
        "inputs": {name: list(inputs[0]) for name, (_, inputs) in ENCODERS.items()},
    }
