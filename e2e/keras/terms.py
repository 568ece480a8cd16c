"""Distances, heads and losses by Keras and TensorFlow.

What Keras has, Keras computes (binary cross-entropy, cosine similarity, batch normalisation, Dense).
Triplets and InfoNCE follow their published definitions, one anchor at a time.
"""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

# Pairs in a batch: of the 2N images, the first N are the A-images.
PAIRS = 6

# --- distances -----------------------------------------------------------------------------------


def root(s, epsilon, form):
    if epsilon == 0:
        return tf.sqrt(s)
    if form == "max":
        return tf.sqrt(tf.maximum(s, epsilon))
    if form == "add":
        return tf.sqrt(s + epsilon)
    above = s > epsilon
    return tf.where(above, tf.sqrt(tf.where(above, s, 1.0)), 0.0)


def distance(a, b, config):
    """Of rows [N, D], [N]."""
    kind = config.get("distance", "euclidean")
    if kind == "manhattan":
        return tf.reduce_sum(tf.abs(a - b), 1)
    if kind == "cosine":
        return 1 + keras.losses.cosine_similarity(a, b)
    squares = tf.reduce_sum(tf.square(a - b), 1)
    if kind == "squared":
        return squares
    return root(squares, config["epsilon"], config.get("epsilonForm", "max"))


# --- heads ---------------------------------------------------------------------------------------

HEAD_WEIGHTS = {
    "dense_sigmoid": {"head_dense/kernel": [1.7], "head_dense/bias": [-0.9]},
    "bn_dense_sigmoid": {
        "head_batch_normalization/gamma": [1.3],
        "head_batch_normalization/beta": [0.2],
        "head_batch_normalization/moving_mean": [0.4],
        "head_batch_normalization/moving_variance": [0.8],
        "head_dense/kernel": [-1.9],
        "head_dense/bias": [0.3],
    },
    "absdiff_sigmoid": {
        "head_dense/kernel": [1.1, -0.7, 0.4, 0.9, -1.3],
        "head_dense/bias": [0.25],
    },
}


class Head:
    def __init__(self, kind):
        self.kind = kind
        given = HEAD_WEIGHTS.get(kind, {})
        self.layers = [layers.BatchNormalization()] if kind == "bn_dense_sigmoid" else []
        if given:
            self.layers.append(layers.Dense(1, activation="sigmoid"))
            self.apply_layers(tf.zeros((1, 5 if kind == "absdiff_sigmoid" else 1)), training=False)
        variables = [weight for layer in self.layers for weight in layer.weights]
        self.weights = dict(zip(given, variables))
        for name, weight in self.weights.items():
            assert name.endswith("/" + weight.name)
            weight.assign(np.reshape(given[name], weight.shape))

    @property
    def trainable(self):
        return {name: weight for name, weight in self.weights.items() if weight.trainable}

    def apply_layers(self, x, training):
        for layer in self.layers:
            x = layer(x, training=training) if isinstance(layer, layers.BatchNormalization) else layer(x)
        return x

    def __call__(self, a, b, distances, training):
        """Outputs [N, 1]."""
        column = distances[:, tf.newaxis]
        if self.kind == "raw":
            return column
        if self.kind == "sigmoid":
            return layers.Activation("sigmoid")(column)
        return self.apply_layers(tf.abs(a - b) if self.kind == "absdiff_sigmoid" else column, training)


# --- losses --------------------------------------------------------------------------------------


def terms(y, config):
    """What the terms for same and for different pairs weigh."""
    return (y, 1 - y) if config.get("convention", "same") == "same" else (1 - y, y)


def squared_over(x):
    return tf.square(tf.maximum(x, 0.0))


def contrastive(y, outputs, config):
    same, different = terms(y, config)
    losses = same * tf.square(outputs) + different * squared_over(config["margin"] - outputs)
    return losses / 2 if config.get("half") else losses


def double_margin(y, outputs, config):
    same, different = terms(y, config)
    return same * squared_over(outputs - config["marginSame"]) + different * squared_over(config["margin"] - outputs)


def cosine_embedding(y, outputs, config):
    """torch.nn.CosineEmbeddingLoss: 1 − cos, or max(0, cos − margin). Outputs are 1 − cos."""
    same, different = terms(y, config)
    cosine = 1 - outputs
    return same * (1 - cosine) + different * tf.maximum(0.0, cosine - config["margin"])


def bce(y, outputs, _):
    return keras.losses.BinaryCrossentropy(reduction=None)(y[:, tf.newaxis], outputs)


def broadcast(y, outputs, config):
    """Each distance meets the whole target vector: a row of the N × N losses a pair."""
    rows = []
    for index in range(PAIRS):
        rows.append(tf.reduce_mean(contrastive(y, outputs[index], config)))
    return tf.stack(rows)


PAIR_LOSSES = {
    "contrastive": contrastive,
    "double_margin": double_margin,
    "cosine_embedding": cosine_embedding,
    "broadcast": broadcast,
}


def others(classes, anchor):
    positives = [i for i, each in enumerate(classes) if each == classes[anchor] and i != anchor]
    return positives, [i for i, each in enumerate(classes) if each != classes[anchor]]


def triplet(embeddings, classes, config):
    def far(i, j):
        return distance(embeddings[i : i + 1], embeddings[j : j + 1], config)[0]

    costs = []
    for anchor in range(len(classes)):
        positives, negatives = others(classes, anchor)
        to_positives = [far(anchor, p) for p in positives]
        to_negatives = [far(anchor, n) for n in negatives]
        if config["mining"] == "all":
            # Hermans, Beyer, Leibe 2017, “batch all”: the mean over every triplet.
            chosen = [(p, n) for p in to_positives for n in to_negatives]
        elif config["mining"] == "hard":
            # The same paper's “batch hard”: furthest positive, nearest negative.
            chosen = [(max(to_positives), min(to_negatives))] if positives else []
        else:
            # Schroff, Kalenichenko, Philbin 2015 as TensorFlow Addons has it: the nearest negative
            # further away than the positive, or else the furthest of all.
            chosen = [(p, min([n for n in to_negatives if n > p] or [max(to_negatives)])) for p in to_positives]
        costs += [tf.maximum(p - n + config["margin"], 0.0) for p, n in chosen]
    return tf.reduce_mean(tf.stack(costs))


def info_nce(embeddings, classes, config):
    """NT-Xent with class labels: each anchor and positive against the anchor's negatives."""
    costs = []
    for anchor in range(len(classes)):
        positives, negatives = others(classes, anchor)
        row = tf.tile(embeddings[anchor : anchor + 1], [len(classes), 1])
        logits = -distance(row, embeddings, config) / config["temperature"]
        for positive in positives:
            among = tf.gather(logits, [positive, *negatives])
            costs.append(keras.losses.sparse_categorical_crossentropy(tf.constant(0), among, from_logits=True))
    return tf.reduce_mean(tf.stack(costs))
