"""Makes the reference numbers that hold the engine's maths, from real Keras.

    python -m venv keras && keras/bin/pip install tensorflow-cpu==2.21.* keras==3.15.*
    keras/bin/python e2e/keras/make_fixtures.py

Writes, beside this file:
  encoders.json    the questions' encoders as model.summary() has them: per layer kind, output shape
                   and parameters; totals; and the smallest input each fits
  training.json    tiny twin networks with given weights and pairs: outputs per twin, losses,
                   gradients, and weights after three steps of each optimiser
  networks.json    the two questions' networks at full size, run by their own code, with L2 added
                   and not: outputs, distances and losses; digests of gradients and of weights after
                   three steps
  objectives.json  distances, heads, losses and metrics on given embeddings, with gradients; the
                   slope of a root at 0; cross-entropy where σ is 0 or 1
  updates.json     single weights under each optimiser; what initialisers draw from
"""

import json
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import tensorflow as tf

from encoders import encoders
from layers import every_layer
from networks import networks
from objectives import objectives
from tiny import training
from updates import updates

HERE = Path(__file__).parent


def write(name, value):
    """One line a leaf list, so that a change shows in a diff."""
    (HERE / name).write_text(dump(value) + "\n")


def dump(value, indent=""):
    if not isinstance(value, dict) and not (
        isinstance(value, list) and value and isinstance(value[0], dict)
    ):
        return json.dumps(value)
    inner = indent + " "
    if isinstance(value, list):
        items = [inner + json.dumps(item) if flat(item) else inner + dump(item, inner) for item in value]
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    items = [f"{inner}{json.dumps(key)}: {dump(item, inner)}" for key, item in value.items()]
    return "{\n" + ",\n".join(items) + f"\n{indent}}}"


def flat(item):
    return not any(isinstance(part, dict) for part in item.values())


if __name__ == "__main__":
    made = {
        "encoders": encoders,
        "training": training,
        "networks": networks,
        "objectives": objectives,
        "updates": updates,
    }
    for name, make in made.items():
        write(f"{name}.json", make())
    print(f"Keras {keras.__version__}, TensorFlow {tf.__version__}")
