"""layers.json: small encoders of every kind of layer and activation, as the playground's link writes them.

Weights and images come from formulas (see formula.py). Embeddings and losses are whole; gradients, and
how far weights go in three steps of Adam, are digests.
"""

import re

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from formula import digest, images, numbers, short, spread

SAMPLES = 6
STEPS = 3
LEARNING_RATE = 1e-3
CLASSES = [0, 1, 0, 1, 1, 0, 0, 1]
PAIRS = len(CLASSES) // 2
SAME = np.array([a == b for a, b in zip(CLASSES, CLASSES[PAIRS:])], "float32")

# No weight's gradient is 0 in theory alone (a bias right before batch normalisation, a linear
# embedding's bias): Adam would make steps of full size of what rounding leaves.
END = "flatten()-dense(5,linear,bias=0)"
ACTIVATIONS = [
    ("relu6", ""),
    ("leaky_relu", ""),
    ("leaky_relu", ",slope=0.01"),
    ("elu", ""),
    ("elu", ",alpha=0.5"),
    ("selu", ""),
    ("gelu", ""),
    ("silu", ""),
    ("softplus", ""),
]
ENCODERS = {
    **{
        f"{name}{extra}": (6, f"conv2d(2,3,2,same,{name}{extra})-flatten()-dense(4,linear)-activation({name}{extra})")
        for name, extra in ACTIVATIONS
    },
    "rectangles": (9, f"conv2d(3,2x4,1,same,tanh)-conv2d(3,3x2,2x1,valid,relu)-max_pooling2d(1x2,1x2)-{END}"),
    "rectangular strides": (9, f"conv2d(3,3,2x3,same,tanh)-conv2d(3,2,1x2,same,relu)-{END}"),
    "dilation": (11, f"conv2d(3,3,1,same,tanh,dilation=2)-conv2d(3,2x3,1,valid,relu,dilation=3x2)-{END}"),
    "average pools": (10, f"conv2d(3,3,1,same,tanh)-average_pooling2d(3,2)-average_pooling2d(2x3,1,padding=same)-{END}"),
    "padded pools": (9, f"conv2d(3,3,1,same,tanh)-max_pooling2d(3,2,padding=same)-max_pooling2d(2x1,1,padding=same)-{END}"),
    "global average": (8, "conv2d(4,3,2,same,tanh)-global_average_pooling2d()-dense(3,tanh)"),
    "global max": (8, "conv2d(4,3,2,same,relu)-global_max_pooling2d()-dense(3,tanh)"),
    "zero padding": (7, f"zero_padding2d(1,0x2)-conv2d(3,3,2,valid,tanh)-zero_padding2d(2x1,1)-{END}"),
    "depthwise": (9, f"conv2d(3,3,1,same,tanh)-depthwise_conv2d(3,2,same,relu)-depthwise_conv2d(2x3,1,valid,tanh,multiplier=2)-{END}"),
    "depthwise dilated": (9, f"conv2d(3,3,1,same,tanh)-depthwise_conv2d(3,1,same,tanh,multiplier=2,dilation=2,bias=0)-{END}"),
    "separable": (9, f"separable_conv2d(4,3,1,same,tanh)-separable_conv2d(3,3,2,valid,relu,multiplier=2)-{END}"),
    "batch normalization": (8, f"conv2d(3,3,2,same,linear,bias=0)-batch_normalization(momentum=0.9,epsilon=1e-05)-activation(tanh)-{END}"),
    "layer normalization": (8, f"conv2d(4,3,2,same,tanh)-layer_normalization()-flatten()-layer_normalization(epsilon=1e-05)-dense(4,tanh)"),
    "unit normalization": (8, "conv2d(4,3,2,same,tanh)-unit_normalization()-flatten()-dense(4,linear)-unit_normalization()"),
    "no bias": (7, f"conv2d(3,3,2,same,tanh,bias=0)-flatten()-dense(4,sigmoid,bias=0)"),
    "penalties": (7, f"conv2d(3,3,2,same,tanh,l1=0.01)-flatten()-dense(6,tanh,l2=0.02)-dense(4,tanh,l1=0.003,l2=0.004)"),
    "constraints": (7, f"conv2d(3,3,2,same,tanh,constraint=max_norm,max_norm=0.5)-flatten()-dense(6,tanh,constraint=unit_norm)-dense(4,tanh,constraint=non_neg)"),
    "residual": (8, "conv2d(3,3,1,same,relu)-conv2d(3,3,1,same,relu)-conv2d(3,3,1,same,linear,bias=0)-batch_normalization()-add(1)-activation(relu)"
                    "-conv2d(4,3,2,same,linear,bias=0)-batch_normalization()-from(6)-conv2d(4,1,2,same,linear,bias=0)-batch_normalization()-add(8)-activation(relu)-global_average_pooling2d()-dense(3,tanh)"),
    "side by side": (8, f"conv2d(3,3,1,same,tanh)-from(0)-conv2d(2,1,1,same,tanh)-concatenate(1)-max_pooling2d(2,2)-{END}"),
}


def value(text):
    if re.fullmatch(r"\d+x\d+", text):
        return tuple(int(part) for part in text.split("x"))
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def parse(text):
    """The link's text as (kind, arguments, named arguments)."""
    for kind, inside in re.findall(r"([a-z0-9_]+)\(([^()]*)\)", text):
        parts = [part for part in inside.split(",") if part]
        named = dict(part.split("=") for part in parts if "=" in part)
        yield kind, [value(part) for part in parts if "=" not in part], {k: value(v) for k, v in named.items()}


def activation(name, slope=0.2, alpha=1.0):
    if name == "leaky_relu":
        return layers.LeakyReLU(negative_slope=slope)
    return layers.ELU(alpha) if name == "elu" else layers.Activation(name)


def kernel_options(named, *prefixes):
    options = {"use_bias": named.get("bias", 1) == 1}
    l1, l2 = named.get("l1", 0), named.get("l2", 0)
    constraint = {
        "max_norm": lambda: keras.constraints.MaxNorm(named.get("max_norm", 2)),
        "unit_norm": keras.constraints.UnitNorm,
        "non_neg": keras.constraints.NonNeg,
    }.get(named.get("constraint"))
    for prefix in prefixes or ("kernel",):
        if l1 or l2:
            options[f"{prefix}_regularizer"] = keras.regularizers.L1L2(l1, l2)
        if constraint:
            options[f"{prefix}_constraint"] = constraint()
    return options


def own_activation(named):
    return {key: named[key] for key in ("slope", "alpha") if key in named}


def make(kind, given, named):
    """The Keras layers that one of the link's stands for."""
    if kind in ("conv2d", "separable_conv2d"):
        filters, kernel, strides, padding, name = given
        window = dict(strides=strides, padding=padding, dilation_rate=named.get("dilation", 1))
        if kind == "conv2d":
            made = layers.Conv2D(filters, kernel, **window, **kernel_options(named))
        else:
            multiplier = named.get("multiplier", 1)
            options = kernel_options(named, "depthwise", "pointwise")
            made = layers.SeparableConv2D(filters, kernel, depth_multiplier=multiplier, **window, **options)
        return made, activation(name, **own_activation(named))
    if kind == "depthwise_conv2d":
        kernel, strides, padding, name = given
        made = layers.DepthwiseConv2D(
            kernel, strides, padding, named.get("multiplier", 1), dilation_rate=named.get("dilation", 1),
            **kernel_options(named, "depthwise"),
        )
        return made, activation(name, **own_activation(named))
    if kind == "dense":
        units, name = given
        return layers.Dense(units, **kernel_options(named)), activation(name, **own_activation(named))
    if kind in ("max_pooling2d", "average_pooling2d"):
        make_pool = layers.MaxPooling2D if kind == "max_pooling2d" else layers.AveragePooling2D
        return (make_pool(given[0], given[1], named.get("padding", "valid")),)
    if kind == "zero_padding2d":
        both = lambda sides: sides if isinstance(sides, tuple) else (sides, sides)
        return (layers.ZeroPadding2D((both(given[0]), both(given[1]))),)
    if kind == "activation":
        return (activation(given[0], **own_activation(named)),)
    return ({
        "flatten": layers.Flatten,
        "global_average_pooling2d": layers.GlobalAveragePooling2D,
        "global_max_pooling2d": layers.GlobalMaxPooling2D,
        "batch_normalization": layers.BatchNormalization,
        "layer_normalization": layers.LayerNormalization,
        "unit_normalization": layers.UnitNormalization,
    }[kind](**named),)


def build(size, text):
    """The encoder, and `layer/weight` for every weight."""
    places, seen, found = [keras.Input((size, size, 1))], {}, []
    for kind, given, named in parse(text):
        name = kind if kind not in seen else f"{kind}_{seen[kind]}"
        seen[kind] = seen.get(kind, 0) + 1
        x = places[-1]
        if kind == "from":
            places.append(places[given[0]])
        elif kind in ("add", "concatenate"):
            merge = layers.Add if kind == "add" else layers.Concatenate
            places.append(merge()([x, places[given[0]]]))
        else:
            for layer in make(kind, given, named):
                x = layer(x)
                found += [(f"{name}/{weight.name}", weight) for weight in layer.weights]
            places.append(x)
    return keras.Model(places[0], places[-1]), found


def formula(name, shape):
    """Centre and width of a weight's start: statistics away from their defaults."""
    role = name.split("/")[1]
    if role.endswith("kernel"):
        fan = np.prod(shape[:2]) if role == "depthwise_kernel" or name.startswith("depthwise") else np.prod(shape[:-1])
        return 0, 2.0 ** round(np.log2(np.sqrt(6 / fan)))
    return {
        "bias": (0, 0.125),
        "gamma": (1, 0.25),
        "beta": (0, 0.25),
        "moving_mean": (0.25, 0.125),
        "moving_variance": (0.5, 0.25),
    }[role]


def compare(model, a, b, training):
    first, second = model(a, training=training), model(b, training=training)
    distance = tf.sqrt(tf.maximum(tf.reduce_sum(tf.square(first - second), 1), 1e-7))
    losses = SAME * tf.square(distance) + (1 - SAME) * tf.square(tf.maximum(1 - distance, 0))
    return tf.concat([first, second], 0), tf.reduce_mean(losses)


def gradients(model, a, b):
    with tf.GradientTape() as tape:
        _, loss = compare(model, a, b, training=True)
        # As the playground adds it, once however many twins there are.
        if model.losses:
            loss += tf.add_n(model.losses)
    return loss, tape.gradient(loss, [weight.value for weight in model.trainable_weights])


def brief(values):
    found = digest(values)
    return {**found, "samples": found["samples"][:SAMPLES]}


def reference(size, text):
    model, weights = build(size, text)
    before = {}
    for key, (name, weight) in enumerate(weights, 1):
        centre, width = formula(name, weight.shape)
        before[name] = spread(weight.shape, key, centre, width)
        weight.assign(before[name])
    pictures = images(CLASSES, size, key=7)
    a, b = pictures[:PAIRS], pictures[PAIRS:]
    inference = compare(model, a, b, training=False)[0]
    training = compare(model, a, b, training=True)[0]
    for name, weight in weights:
        weight.assign(before[name])
    loss, grads = gradients(model, a, b)
    by_weight = {id(w): g for w, g in zip(model.trainable_weights, grads)}
    for name, weight in weights:
        weight.assign(before[name])
    optimizer = keras.optimizers.Adam(LEARNING_RATE)
    losses = []
    for _ in range(STEPS):
        step_loss, step = gradients(model, a, b)
        optimizer.apply_gradients(zip(step, model.trainable_weights))
        losses.append(short(step_loss))
    return {
        "size": size,
        "layers": text,
        "weights": {
            name: {"shape": list(weight.shape), "key": key, "centre": formula(name, weight.shape)[0], "width": formula(name, weight.shape)[1]}
            for key, (name, weight) in enumerate(weights, 1)
        },
        "parameters": model.count_params(),
        "inference": numbers(inference),
        **({"training": numbers(training)} if model.non_trainable_weights else {}),
        "losses": losses,
        "gradients": {name: brief(by_weight[id(w)]) for name, w in weights if id(w) in by_weight},
        "changes": {name: brief(w.numpy() - before[name]) for name, w in weights},
    }


def every_layer():
    return {
        "learningRate": LEARNING_RATE,
        "classes": CLASSES,
        "encoders": {name: reference(size, text) for name, (size, text) in ENCODERS.items()},
    }
