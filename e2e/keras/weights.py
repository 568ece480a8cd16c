"""Weights under the playground's names, and what a fixture says of them."""

from keras import layers

from formula import digest, spread

KINDS = {
    layers.Conv2D: "conv2d",
    layers.MaxPooling2D: "max_pooling2d",
    layers.BatchNormalization: "batch_normalization",
    layers.Dropout: "dropout",
    layers.Flatten: "flatten",
    layers.Dense: "dense",
}


def names(model):
    """`layer/weight` for every weight, layers counted per kind."""
    seen, found = {}, []
    for layer in model.layers:
        kind = KINDS[type(layer)]
        count = seen.get(kind, 0)
        seen[kind] = count + 1
        name = kind if count == 0 else f"{kind}_{count}"
        found += [(f"{name}/{weight.name}", weight) for weight in layer.weights]
    return found


def start(formulas):
    """The weights that formulas give, by name."""
    return {name: spread(**formula) for name, formula in formulas.items()}


def assign(weights, values):
    for name, weight in weights:
        weight.assign(values[name])


def changes(weights, before):
    """Each weight, and how far it has moved: a weight hardly moves in three steps."""
    return {
        name: {"weight": digest(weight), "change": digest(weight.numpy() - before[name])}
        for name, weight in weights
    }
