"""objectives.json: distances, heads, losses and metrics on embeddings small enough to hold whole.

The questions' own losses and metrics are run by their own code; the rest is in terms.py.
"""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

import posted
from formula import numbers, short
from terms import HEAD_WEIGHTS, PAIR_LOSSES, PAIRS, Head, bce, distance, info_nce, triplet

# Twelve images, six pairs; class 3 has one image only, so no positive.
PLAIN = {
    "classes": [0, 0, 1, 1, 2, 3, 0, 1, 1, 2, 2, 0],
    "embeddings": np.round(np.random.default_rng(1).normal(0, 0.3, (12, 5)), 3),
}


def near():
    """Pairs a hair's breadth apart: squared distances of 0 (a same pair, a different one) and on
    both sides of ε = 1e-7, and two pairs further apart. Steps are powers of two, so that no
    rounding moves them.
    """
    a = np.round(np.random.default_rng(2).normal(0, 0.4, (6, 5)) * 64) / 64
    steps = np.array([0, 0, 2**-13, 2**-11, 2**-5, 2**-2]).reshape(-1, 1)
    b = a + steps * np.array([1, -1, 0, 2, 1])
    return {"classes": [0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0], "embeddings": np.concatenate([a, b])}


SETS = {"plain": PLAIN, "near": near()}

# --- the cases -----------------------------------------------------------------------------------

EPSILON = 1e-7
BASE = {"head": "raw", "loss": "contrastive", "margin": 1, "epsilon": EPSILON}
FORMS = [{"epsilon": 0}] + [
    {"epsilon": epsilon, "epsilonForm": form} for epsilon in (EPSILON, 0.01) for form in ("max", "add", "safe")
]
DISTANCES = [*FORMS, {"distance": "squared"}, {"distance": "manhattan"}, {"distance": "cosine"}]
CONVENTIONS = [{"convention": "same"}, {"convention": "different"}]
LABELS = [{"labels": "same"}, {"labels": "different"}]
OF_PAIRS = [{"half": half, "margin": margin} for half in (0, 1) for margin in (1, 1.5)] + [
    {"loss": "double_margin", "marginSame": 0.25},
    {"loss": "double_margin", "marginSame": 0.75, "margin": 1.25},
    {"loss": "broadcast"},
    {"loss": "broadcast", "margin": 1.5},
    {"loss": "cosine_embedding", "distance": "cosine", "margin": 0},
    {"loss": "cosine_embedding", "distance": "cosine", "margin": 0.3},
]
HEADS = ["sigmoid", *HEAD_WEIGHTS]
WITHIN = [
    *({"loss": "triplet", "mining": mining, "margin": margin} for mining in ("all", "semi_hard", "hard") for margin in (0.2, 1)),
    *({"loss": "info_nce", "temperature": temperature} for temperature in (0.1, 0.5)),
]


def cases():
    yield from (("plain", each) for each in DISTANCES)
    # Without ε, see `slopes`.
    yield from (("near", each) for each in DISTANCES[1:])
    for labels in LABELS:
        yield from (("plain", {**labels, **convention, **each}) for convention in CONVENTIONS for each in OF_PAIRS)
        yield from (("plain", {**labels, "loss": "bce", "head": head}) for head in HEADS)
    yield from (("plain", {"head": head}) for head in HEADS)
    for kind in ("euclidean", "squared", "manhattan", "cosine"):
        yield from (("plain", {**each, "distance": kind}) for each in WITHIN)


def labels_of(classes, labels):
    same = np.array([a == b for a, b in zip(classes, classes[PAIRS:])], "float32")
    return same if labels == "same" else 1 - same


def objective(embeddings, classes, config, head):
    """Distances, outputs, each pair's loss (None where the loss is not one of pairs), the mean."""
    y = labels_of(classes, config.get("labels", "same"))
    a, b = embeddings[:PAIRS], embeddings[PAIRS:]
    distances = distance(a, b, config)
    outputs = head(a, b, distances, training=True)
    column = tf.squeeze(outputs, 1)
    if config["loss"] in ("triplet", "info_nce"):
        make = triplet if config["loss"] == "triplet" else info_nce
        return distances, column, None, make(embeddings, classes, config)
    losses = bce(y, outputs, config) if config["loss"] == "bce" else PAIR_LOSSES[config["loss"]](y, column, config)
    return distances, column, losses, tf.reduce_mean(losses)


def posted_loss(embeddings, classes, config):
    """The questions' own losses, from the embeddings on."""
    y = labels_of(classes, "same")
    a, b = embeddings[:PAIRS], embeddings[PAIRS:]
    if config["loss"] == "broadcast":
        return posted.simnet_loss(y, a, b)
    return posted.contrastive_loss(y[:, tf.newaxis], posted.euclidean_distance((a, b)))


def case(name, patch, as_posted=False):
    config = {**BASE, **patch}
    given = SETS[name]
    embeddings = tf.Variable(given["embeddings"], dtype="float32")
    head = Head(config["head"])
    with tf.GradientTape(persistent=True) as tape:
        distances, outputs, losses, loss = objective(embeddings, given["classes"], config, head)
        if as_posted:
            loss = posted_loss(embeddings, given["classes"], config)
    found = {
        "set": name,
        "config": config,
        "distances": numbers(distances),
        "outputs": numbers(outputs),
        "loss": short(loss),
        "gradient": numbers(tape.gradient(loss, embeddings)),
    }
    if losses is not None:
        found["losses"] = numbers(losses)
    if head.weights:
        found["weights"] = HEAD_WEIGHTS[config["head"]]
        found["gradients"] = {key: numbers(tape.gradient(loss, w.value)) for key, w in head.trainable.items()}
        found["after"] = {name: after_steps(make, embeddings, given["classes"], config) for name, make in OPTIMIZERS.items()}
    return found


LEARNING_RATE = 0.01
STEPS = 3
OPTIMIZERS = {
    "rmsprop": lambda: keras.optimizers.RMSprop(LEARNING_RATE),
    "adam": lambda: keras.optimizers.Adam(LEARNING_RATE),
}


def after_steps(make_optimizer, embeddings, classes, config):
    """The head's weights after it has learnt alone, and its outputs in inference mode."""
    head, optimizer = Head(config["head"]), make_optimizer()
    variables = list(head.trainable.values())
    fixed = tf.constant(embeddings)
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            loss = objective(fixed, classes, config, head)[3]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    a, b = fixed[:PAIRS], fixed[PAIRS:]
    return {
        "weights": {key: numbers(weight) for key, weight in head.weights.items()},
        "outputs": numbers(head(a, b, distance(a, b, config), training=False)),
    }


# --- a root's slope at 0, cross-entropy at its ends, metrics -------------------------------------


def slopes():
    """What comes back through a distance of exactly 0 without ε: by TensorFlow's own kernels, and
    compiled by XLA. First for √s at 0 alone, by what comes from above; then for pairs.
    """

    def alone(upstream):
        s = tf.zeros(())
        with tf.GradientTape() as tape:
            tape.watch(s)
            value = tf.sqrt(s)
        return tape.gradient(value, s, output_gradients=upstream)

    def pairs(embeddings):
        config = {**BASE, "epsilon": 0}
        with tf.GradientTape() as tape:
            tape.watch(embeddings)
            loss = objective(embeddings, SETS["near"]["classes"], config, Head("raw"))[3]
        return loss, tape.gradient(loss, embeddings)

    def found(wrap):
        loss, gradient = wrap(pairs)(tf.constant(SETS["near"]["embeddings"], "float32"))
        return {
            "alone": {str(upstream): short(wrap(alone)(tf.constant(upstream))) for upstream in (0.0, 1.0)},
            "loss": short(loss),
            "gradient": numbers(gradient),
        }

    eager, graph, xla = found(lambda f: f), found(tf.function), found(lambda f: tf.function(f, jit_compile=True))
    assert eager == graph
    return {"tensorflow": eager, "ieee": xla}


def saturation():
    """Binary cross-entropy where σ is 0 or 1 to single precision: given what its own sigmoid has
    made, Keras goes back to the logits.
    """
    y = np.array([0, 1, 0, 1, 1, 0], "float32")
    logits = tf.Variable(np.array([20, -20, 3, 3, 20, -20]), dtype="float32")
    with tf.GradientTape() as tape:
        losses = bce(y, layers.Activation("sigmoid")(logits[:, tf.newaxis]), None)
    return {
        "labels": numbers(y),
        "logits": numbers(logits),
        "losses": numbers(losses),
        "gradient": numbers(tape.gradient(losses, logits)),
    }


def mean(hits):
    """Keras 3's binary_accuracy tells of each pair; the mean, once its own, is the metric's now."""
    return short(tf.reduce_mean(hits))


def metrics():
    outputs = np.array([0, 0.2, 0.5, 0.50001, 0.49999, 0.9, 1.7, 0.3, np.nan, np.nan], "float32")
    y = np.array([1, 0, 1, 0, 1, 0, 1, 1, 1, 0], "float32")
    return {
        "outputs": numbers(outputs),
        "labels": numbers(y),
        "keras_lt_half": short(posted.accuracy(tf.constant(y), tf.constant(outputs))),
        "binary_accuracy": mean(tf.keras.metrics.binary_accuracy(tf.constant(y), tf.constant(outputs))),
        # Over distances of embeddings, as both questions apply them.
        "sets": {name: posted_metrics(**given) for name, given in SETS.items()},
    }


def posted_metrics(classes, embeddings):
    y = tf.constant(labels_of(classes, "same"))
    a, b = tf.constant(embeddings[:PAIRS], "float32"), tf.constant(embeddings[PAIRS:], "float32")
    return {
        "keras_lt_half": short(posted.accuracy(y[:, tf.newaxis], posted.euclidean_distance((a, b)))),
        "binary_accuracy": mean(posted.simnet_accuracy(y, a - b)),
    }


def objectives():
    return {
        "learningRate": LEARNING_RATE,
        "steps": STEPS,
        "sets": {name: {**given, "embeddings": numbers(given["embeddings"])} for name, given in SETS.items()},
        "cases": [
            *(case("plain", {"epsilon": 0, "loss": loss}, as_posted=True) for loss in ("contrastive", "broadcast")),
            *(case(name, patch) for name, patch in cases()),
        ],
        "slopes": slopes(),
        "saturation": saturation(),
        "metrics": metrics(),
    }
