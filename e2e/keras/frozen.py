"""frozen.json: the tiny networks with their first layers frozen, penalised and not.

    keras/bin/python e2e/keras/frozen.py

Made apart from the others, which it leaves as they are.
"""

import json
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

from formula import numbers
from make_fixtures import dump
from tiny import LEARNING_RATE, NETWORKS, PAIRS, STEPS, build, compare, start_weights
from weights import names

L2 = 0.01
# How many of the first layers are frozen: batch normalisation among them, and half-way.
FROZEN = {"convolutions": 3, "softmax": 4}

OPTIMIZERS = {
    "adam": lambda: keras.optimizers.Adam(LEARNING_RATE),
    "sgd_clipped": lambda: keras.optimizers.SGD(LEARNING_RATE, momentum=0.9, global_clipnorm=0.05),
}


def penalised(spec):
    model = build(spec)
    for layer in model.layers:
        if hasattr(layer, "kernel"):
            layer.kernel.regularizer = keras.regularizers.L2(L2)
    return model


def reference(name, frozen, seed):
    spec = NETWORKS[name]
    rng = np.random.default_rng(seed)
    model = penalised(spec)
    weights = names(model)
    start_weights(weights, rng)
    begins = [weight.numpy() for _, weight in weights]
    for layer in model.layers[:frozen]:
        layer.trainable = False
    shape = (PAIRS, spec["size"], spec["size"], 1)
    a, b = (np.round(rng.uniform(0, 1, shape), 2).astype("float32") for _ in range(2))
    same = np.array([1, 0, 0, 1], "float32")
    after = {}
    for optimizer, make in OPTIMIZERS.items():
        for (_, weight), value in zip(weights, begins):
            weight.assign(value)
        optimising, losses = make(), []
        for _ in range(STEPS):
            with tf.GradientTape() as tape:
                mean = tf.reduce_mean(compare(model, a, b, same, training=True)[3])
                loss = mean + tf.add_n(model.losses)
            grads = tape.gradient(loss, [weight.value for weight in model.trainable_weights])
            optimising.apply_gradients(zip(grads, model.trainable_weights))
            losses.append(float(loss))
        after[optimizer] = {
            "losses": numbers(np.array(losses)),
            "weights": {each: numbers(weight) for each, weight in weights},
        }
    return {
        **spec,
        "frozen": frozen,
        "l2": L2,
        "a": numbers(a),
        "b": numbers(b),
        "same": [int(bit) for bit in same],
        "weights": {each: numbers(value) for (each, _), value in zip(weights, begins)},
        "trainable": [each for each, weight in weights if any(weight is w for w in model.trainable_weights)],
        "after": after,
    }


if __name__ == "__main__":
    made = {name: reference(name, *given) for name, given in {n: (f, 11 + i) for i, (n, f) in enumerate(FROZEN.items())}.items()}
    (Path(__file__).parent / "frozen.json").write_text(dump(made) + "\n")
    print(f"Keras {keras.__version__}, TensorFlow {tf.__version__}")
