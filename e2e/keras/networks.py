"""networks.json: the two questions' networks at full size, with their code, dropout off.

Weights and images come from formulas (see formula.py). Outputs, distances and losses are whole;
gradients, and weights after three steps, are digests.
"""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

import posted
from formula import digest, images, numbers, short
from weights import assign, changes, names, start

STEPS = 3
LEARNING_RATE = 1e-3
CLASSES = [0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0]
PAIRS = len(CLASSES) // 2
SAME = np.array([a == b for a, b in zip(CLASSES, CLASSES[PAIRS:])], "float32")

OPTIMIZERS = {
    "rmsprop": lambda: keras.optimizers.RMSprop(LEARNING_RATE),
    "adam": lambda: keras.optimizers.Adam(LEARNING_RATE),
}


class First:
    """The first question: CreateModel's twins, its distance and its loss."""

    def __init__(self, make, size):
        self.network = make((size, size, 1))
        for layer in self.network.layers:
            if isinstance(layer, layers.Dropout):
                layer.rate = 0
        self.model = posted.twins(self.network, (size, size, 1))

    def compare(self, a, b, training):
        """Embeddings, distances, the loss of each pair, and the batch's."""
        y = SAME.reshape(-1, 1)
        embeddings = [self.network(each, training=training) for each in (a, b)]
        distances = self.model((a, b), training=training)
        losses = [posted.contrastive_loss(y[i], distances[i]) for i in range(PAIRS)]
        return embeddings, distances, losses, posted.contrastive_loss(y, distances)

    def loss(self, a, b):
        return posted.contrastive_loss(SAME.reshape(-1, 1), self.model((a, b), training=True))


class Second:
    """The second question's Encoder, with the loss it posted or the one it meant."""

    def __init__(self, loss_of_pairs, penalty=False):
        self.network = posted.Encoder()
        self.network(np.zeros((1, 28, 28, 1), "float32"))
        self.loss_of_pairs, self.penalty = loss_of_pairs, penalty

    def compare(self, a, b, training):
        embeddings = [self.network(each, training=training) for each in (a, b)]
        distances = [posted.Encoder.distance(row) for row in embeddings[0] - embeddings[1]]
        pairs = [[each[i : i + 1] for each in embeddings] for i in range(PAIRS)]
        # As posted, a pair meets the whole target vector, as meant its own label.
        targets = [SAME if self.loss_of_pairs is posted.simnet_loss else y for y in SAME]
        losses = [self.loss_of_pairs(y, *pair) for y, pair in zip(targets, pairs)]
        return embeddings, distances, losses, self.loss(a, b)

    def loss(self, a, b):
        loss = self.loss_of_pairs(SAME, self.network(a), self.network(b))
        return loss + tf.add_n(self.network.losses) if self.penalty else loss


def meant(target, x1, x2):
    """simnet_loss with each distance meeting its own label only."""
    return posted.contrastive_loss(target, tf.sqrt(tf.reduce_sum(tf.pow(x1 - x2, 2), 1)))


# Where the weights start: see `formulas`.
SMALL_EMBEDDING = {"biases": {"conv2d": -0.5}, "gains": {"dense": 1 / 16}}

# The bias of a linear embedding moves both twins alike, so its gradient is 0 in theory. Adam makes
# steps of full size from what rounding leaves of a 0; all that can be compared is what it does.
LINEAR = {"encoder": "encoder", "size": 28, "cancelled": ["dense/bias"]}

RUNS = {
    "encoder": (lambda: Second(meant), SMALL_EMBEDDING, LINEAR),
    "encoder_l2": (
        lambda: Second(meant, penalty=True),
        SMALL_EMBEDDING,
        {**LINEAR, "l2": 0.01, "l2Applied": 1},
    ),
    "encoder_as_posted": (
        lambda: Second(posted.simnet_loss),
        SMALL_EMBEDDING,
        {**LINEAR, "l2": 0.01, "l2Applied": 0, "loss": "broadcast"},
    ),
    "test_model": (
        lambda: First(posted.TestModel, 64),
        {"gains": {"dense_1": 1 / 8}},
        {"encoder": "test_model", "size": 64, "cancelled": []},
    ),
    "net_definition": (
        lambda: First(posted.Net_Definition, 64),
        {"biases": {"conv2d": -0.375, "conv2d_1": -1}, "gains": {"dense_2": 1 / 4}},
        {"encoder": "net_definition", "size": 64, "cancelled": []},
    ),
}


def width(shape):
    """The power of two nearest to He's limit √(6 / fan in)."""
    return 2.0 ** round(np.log2(np.sqrt(6 / np.prod(shape[:-1]))))


def formula(name, shape, bias, gain):
    """Centre and width of a weight's start, so that no layer is silent and no softmax saturated."""
    return {
        "kernel": (0, gain * width(shape)),
        "bias": (bias, 0.125),
        "gamma": (1, 0.25),
        "beta": (0, 0.125),
        "moving_mean": (0.25, 0.125),
        "moving_variance": (0.25, 0.125),
    }[name.split("/")[1]]


def formulas(weights, gains={}, biases={}):
    given = {}
    for key, (name, weight) in enumerate(weights, 1):
        layer = name.split("/")[0]
        centre, reach = formula(name, weight.shape, biases.get(layer, 0), gains.get(layer, 1))
        given[name] = {"shape": list(weight.shape), "key": key, "centre": centre, "width": reach}
    return given


def assert_biases_matter(run, a, b):
    """That no channel of a convolution is above 0 throughout, where what follows takes a shift out
    again: normalisation does, and so does the difference of two linear embeddings. Such a bias's
    gradient would be 0 in theory, and Adam's step whatever rounding makes of it.
    """
    for x in (a, b):
        for layer in run.network.layers:
            if isinstance(layer, layers.BatchNormalization) or (
                isinstance(layer, layers.Flatten) and isinstance(run, Second)
            ):
                above = np.min(x, axis=(0, 1, 2)) > 0
                assert not above.any(), (layer.name, above.sum())
            x = layer(x, training=True) if isinstance(layer, layers.BatchNormalization) else layer(x)


def gradients(run, a, b):
    with tf.GradientTape() as tape:
        loss = run.loss(a, b)
    return tape.gradient(loss, run.network.trainable_variables)


def forward(run, a, b, training):
    embeddings, distances, losses, loss = run.compare(a, b, training)
    return {
        "embeddings": numbers(embeddings),
        "distances": numbers(distances),
        "losses": numbers(losses),
        "loss": short(loss),
    }


def train(run, make_optimizer, a, b, before):
    weights = names(run.network)
    assign(weights, before)
    optimizer = make_optimizer()
    losses = []
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            loss = run.loss(a, b)
        grads = tape.gradient(loss, run.network.trainable_variables)
        optimizer.apply_gradients(zip(grads, run.network.trainable_variables))
        losses.append(short(loss))
    after = changes(weights, before)
    distances = run.compare(a, b, training=False)[1]
    return {"losses": losses, "distances": numbers(distances), "weights": after}


def reference(make, start_from, config):
    run = make()
    weights = names(run.network)
    given = formulas(weights, **start_from)
    before = start(given)
    assign(weights, before)
    pictures = images(CLASSES, config["size"], key=99)
    a, b = pictures[:PAIRS], pictures[PAIRS:]

    assert_biases_matter(run, a, b)
    assign(weights, before)
    inference = forward(run, a, b, training=False)
    training = forward(run, a, b, training=True)
    assign(weights, before)
    by_weight = dict(zip((id(w) for w in run.network.trainable_weights), gradients(run, a, b)))
    return {
        **config,
        "weights": given,
        # Without statistics to keep, the two modes are one.
        **({"inference": inference} if run.network.non_trainable_weights else {}),
        "training": training,
        "gradients": {name: digest(by_weight[id(w)]) for name, w in weights if id(w) in by_weight},
        "after": {name: train(run, make_optimizer, a, b, before) for name, make_optimizer in OPTIMIZERS.items()},
    }


def networks():
    return {
        "learningRate": LEARNING_RATE,
        "steps": STEPS,
        "classes": CLASSES,
        "runs": {name: reference(*run) for name, run in RUNS.items()},
    }
