"""training.json: tiny twin networks with given weights and pairs, number by number."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from formula import numbers
from weights import names

PAIRS = 4
STEPS = 3
LEARNING_RATE = 0.01

# Each is a list of layers in the playground's own terms. No weight's gradient is 0 in theory alone
# (a bias right before batch normalisation, a linear embedding's bias): Adam would blow up its noise.
NETWORKS = {
    "convolutions": {
        "size": 8,
        "layers": [
            {"kind": "conv2d", "filters": 3, "kernel": 3, "strides": 1, "padding": "same", "activation": "tanh"},
            {"kind": "max_pooling2d", "pool": 2, "strides": 2},
            {"kind": "batch_normalization"},
            {"kind": "conv2d", "filters": 2, "kernel": 3, "strides": 2, "padding": "same", "activation": "relu"},
            {"kind": "flatten"},
            {"kind": "dense", "units": 4, "activation": "linear"},
            {"kind": "dense", "units": 3, "activation": "tanh"},
        ],
    },
    "softmax": {
        "size": 7,
        "layers": [
            {"kind": "conv2d", "filters": 2, "kernel": 3, "strides": 2, "padding": "valid", "activation": "sigmoid"},
            {"kind": "max_pooling2d", "pool": 2, "strides": 1},
            {"kind": "flatten"},
            {"kind": "batch_normalization"},
            {"kind": "dense", "units": 5, "activation": "relu"},
            {"kind": "dense", "units": 4, "activation": "softmax"},
        ],
    },
}

OPTIMIZERS = {
    "rmsprop": lambda **clip: keras.optimizers.RMSprop(LEARNING_RATE, **clip),
    "adam": lambda **clip: keras.optimizers.Adam(LEARNING_RATE, **clip),
    "sgd": lambda **clip: keras.optimizers.SGD(LEARNING_RATE, momentum=0.9, **clip),
}

# The loss the networks are held with: distance √max(Σ, 1e-7), 1 = same, margin 1.
EPSILON = 1e-7
MARGIN = 1.0
CLIP = 0.05


def build(spec):
    makers = {
        "conv2d": lambda s: layers.Conv2D(
            s["filters"], s["kernel"], strides=s["strides"], padding=s["padding"], activation=s["activation"]
        ),
        "max_pooling2d": lambda s: layers.MaxPooling2D(s["pool"], strides=s["strides"]),
        "batch_normalization": lambda s: layers.BatchNormalization(),
        "flatten": lambda s: layers.Flatten(),
        "dense": lambda s: layers.Dense(s["units"], activation=s["activation"]),
    }
    size = spec["size"]
    return keras.Sequential(
        [keras.Input((size, size, 1)), *(makers[s["kind"]](s) for s in spec["layers"])]
    )


def start_weights(weights, rng):
    """Short decimals, so that the fixture is exact; statistics away from their defaults."""
    for name, weight in weights:
        positive = name.endswith(("gamma", "moving_variance"))
        values = rng.uniform(0.5, 1.5, weight.shape) if positive else rng.normal(0, 0.4, weight.shape)
        weight.assign(np.round(values, 3).astype("float32"))


def compare(model, a, b, same, training):
    """A shared encoder called on both inputs, A first; a distance, a loss per pair."""
    first, second = model(a, training=training), model(b, training=training)
    squares = tf.reduce_sum(tf.square(first - second), axis=1)
    distance = tf.sqrt(tf.maximum(squares, EPSILON))
    losses = same * tf.square(distance) + (1 - same) * tf.square(tf.maximum(MARGIN - distance, 0))
    return first, second, distance, losses


def forward(values):
    first, second, distance, losses = (numbers(value) for value in values)
    return {"a": first, "b": second, "distances": distance, "losses": losses}


def gradients(model, a, b, same):
    with tf.GradientTape() as tape:
        values = compare(model, a, b, same, training=True)
        loss = tf.reduce_mean(values[3])
    return values, tape.gradient(loss, [weight.value for weight in model.trainable_weights])


def train(model, weights, start, a, b, same, make_optimizer):
    for (_, weight), value in zip(weights, start):
        weight.assign(value)
    optimizer = make_optimizer()
    for _ in range(STEPS):
        _, grads = gradients(model, a, b, same)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))
    return {name: numbers(weight) for name, weight in weights}


def reference(spec, seed):
    rng = np.random.default_rng(seed)
    model = build(spec)
    weights = names(model)
    start_weights(weights, rng)
    start = [weight.numpy() for _, weight in weights]
    shape = (PAIRS, spec["size"], spec["size"], 1)
    a, b = (np.round(rng.uniform(0, 1, shape), 2).astype("float32") for _ in range(2))
    same = np.array([1, 0, 0, 1], "float32")

    inference = forward(compare(model, a, b, same, training=False))
    values, grads = gradients(model, a, b, same)
    by_weight = {id(w): numbers(g) for w, g in zip(model.trainable_weights, grads)}
    training = forward(values)
    after = {}
    for name, make in OPTIMIZERS.items():
        after[name] = train(model, weights, start, a, b, same, make)
        clipped = lambda: make(global_clipnorm=CLIP)
        after[f"{name}_clipped"] = train(model, weights, start, a, b, same, clipped)
    return {
        **spec,
        "a": numbers(a),
        "b": numbers(b),
        "same": [int(bit) for bit in same],
        "weights": {name: numbers(value) for (name, _), value in zip(weights, start)},
        "inference": inference,
        "training": training,
        "gradients": {name: by_weight[id(w)] for name, w in weights if id(w) in by_weight},
        "after": after,
    }


def limits():
    """Glorot's uniform limits, as Keras's own fans give them."""
    cases = {"conv2d": (3, 3, 2, 5), "dense": (6, 4), "wide": (7, 7, 3, 96)}
    return {
        name: {"shape": list(shape), "limit": glorot_limit(shape)} for name, shape in cases.items()
    }


def glorot_limit(shape):
    repeated = [keras.initializers.GlorotUniform(seed)(shape) for seed in range(400)]
    return float(np.abs(np.array(repeated)).max())


def training():
    return {
        "learningRate": LEARNING_RATE,
        "epsilon": EPSILON,
        "margin": MARGIN,
        "clip": CLIP,
        "steps": STEPS,
        "limits": limits(),
        "networks": {
            name: reference(spec, seed) for seed, (name, spec) in enumerate(NETWORKS.items(), 1)
        },
    }
