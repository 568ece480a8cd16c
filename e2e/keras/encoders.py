"""encoders.json: the questions' encoders as model.summary() has them, and the smallest input each
fits.
"""

import keras
import numpy as np
from keras import layers

import posted
from weights import KINDS


def encoder(input_shape):
    """posted.Encoder's layers, whose shapes a subclass of Model does not tell."""
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(50),
        ]
    )


ENCODERS = {
    "encoder": (encoder, [(28, 1)]),
    "test_model": (posted.TestModel, [(224, 3), (64, 1), (36, 1)]),
    "net_definition": (posted.Net_Definition, [(224, 3), (64, 1), (63, 1)]),
}


def parameters(weights):
    return int(sum(np.prod(weight.shape) for weight in weights))


def summary(make, size, channels):
    model = make((size, size, channels))
    return {
        "size": size,
        "channels": channels,
        "layers": [
            {
                "kind": KINDS[type(layer)],
                "output": list(layer.output.shape[1:]),
                "parameters": layer.count_params(),
            }
            for layer in model.layers
        ],
        "parameters": model.count_params(),
        "trainable": parameters(model.trainable_weights),
        "nonTrainable": parameters(model.non_trainable_weights),
    }


def smallest_input(make):
    for size in range(1, 225):
        try:
            make((size, size, 1))
            return size
        except ValueError:
            continue
    raise RuntimeError("fits nowhere")


def encoders():
    return {
        name: {
            "smallest": smallest_input(make),
            "summaries": [summary(make, size, channels) for size, channels in inputs],
        }
        for name, (make, inputs) in ENCODERS.items()
    }
