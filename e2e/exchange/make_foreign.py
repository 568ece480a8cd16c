"""foreign.json: files of encoders that were made elsewhere, and what those libraries say of four images.

    pip install keras jax onnx onnxruntime onnxscript torch safetensors
    KERAS_BACKEND=jax python3 e2e/exchange/make_foreign.py

Of PyTorch exports by TorchScript and by TorchDynamo, which fold batch normalisation themselves, and a state dict;
besides, a
graph that keeps its batch normalisation, run by ONNX Runtime.
"""

import base64
import json
import os
import tempfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
import onnx
import onnxruntime
import torch
from keras import layers
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import save_file
from torch import nn

SIDE = 28
IMAGES = 4


def drawn(rng, *shape):
    return np.round(rng.normal(0, 0.4, shape), 3).astype("float32")


def positive(rng, *shape):
    return np.round(rng.uniform(0.2, 1.5, shape), 3).astype("float32")


def torch_like(rng):
    weights = {
        "0.weight": drawn(rng, 4, 1, 3, 3),
        "1.weight": positive(rng, 4),
        "1.bias": drawn(rng, 4),
        "1.running_mean": drawn(rng, 4),
        "1.running_var": positive(rng, 4),
        "4.weight": drawn(rng, 3, 4, 2, 2),
        "4.bias": drawn(rng, 3),
        "7.weight": drawn(rng, 6, 507),
        "7.bias": drawn(rng, 6),
        "9.weight": drawn(rng, 5, 6),
        "9.bias": drawn(rng, 5),
    }
    node = helper.make_node
    nodes = [
        node("Conv", ["input", "0.weight"], ["c0"], "/0/Conv", kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[1, 1], dilations=[1, 1], group=1),
        node("BatchNormalization", ["c0", "1.weight", "1.bias", "1.running_mean", "1.running_var"], ["b1"], "/1/BatchNormalization", epsilon=1e-5, momentum=0.9, training_mode=0),
        node("Relu", ["b1"], ["r2"], "/2/Relu"),
        node("MaxPool", ["r2"], ["p3"], "/3/MaxPool", kernel_shape=[2, 2], strides=[2, 2], pads=[0, 0, 0, 0], ceil_mode=0, dilations=[1, 1]),
        node("Conv", ["p3", "4.weight", "4.bias"], ["c4"], "/4/Conv", kernel_shape=[2, 2], pads=[0, 0, 0, 0], strides=[1, 1], dilations=[1, 1], group=1),
        node("Tanh", ["c4"], ["t5"], "/5/Tanh"),
        node("Constant", [], ["shape"], value=numpy_helper.from_array(np.array([-1, 507], "int64"))),
        node("Reshape", ["t5", "shape"], ["f6"], "/6/Reshape"),
        node("Gemm", ["f6", "7.weight", "7.bias"], ["g7"], "/7/Gemm", alpha=1.0, beta=1.0, transB=1),
        node("Relu", ["g7"], ["r8"], "/8/Relu"),
        node("Gemm", ["r8", "9.weight", "9.bias"], ["output"], "/9/Gemm", alpha=1.0, beta=1.0, transB=1),
    ]
    graph = helper.make_graph(
        nodes,
        "main_graph",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 1, SIDE, SIDE])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 5])],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString()


class TorchEncoder(nn.Module):
    """Its names are no order, as is usual."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 3, 2)
        self.fc1 = nn.Linear(507, 6)
        self.fc2 = nn.Linear(6, 5)
        with torch.no_grad():
            self.bn1.running_mean.uniform_(-0.3, 0.3)
            self.bn1.running_var.uniform_(0.3, 1.5)
            self.bn1.weight.uniform_(0.5, 1.5)
            self.bn1.bias.uniform_(-0.3, 0.3)

    def forward(self, x, rectified=True):
        x = self.bn1(self.conv1(x))
        x = torch.max_pool2d(torch.relu(x) if rectified else x, 2)
        x = torch.tanh(self.conv2(x)).flatten(1)
        return self.fc2(torch.relu(self.fc1(x)))


def torch_files(pixels):
    """A layer here has its activation before batch normalisation, if any: the state dict is used without."""
    torch.manual_seed(4)
    model = TorchEncoder().eval()
    images = torch.tensor(pixels.transpose(0, 3, 1, 2).copy())
    export = lambda path: torch.onnx.export(model, images[:1], str(path), input_names=["input"], dynamic_axes={"input": {0: "n"}}, dynamo=False)
    dynamo = lambda path: torch.onnx.export(model, (images[:1],), str(path), dynamo=True, external_data=False, verbose=False)
    with torch.no_grad():
        rectified, plain = model(images).numpy(), model(images, False).numpy()
    return {
        "torch.onnx": (bytes_of(export, ".onnx"), rectified),
        "dynamo.onnx": (bytes_of(dynamo, ".onnx"), rectified),
        "state.safetensors": (bytes_of(lambda path: save_file(model.state_dict(), path), ".safetensors"), plain),
    }


def keras_model():
    keras.utils.set_random_seed(3)
    model = keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1)),
            layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(epsilon=0.01),
            layers.MaxPooling2D(2),
            layers.Conv2D(3, 2, activation="relu"),
            layers.Flatten(),
            layers.Dropout(0.25),
            layers.Dense(7),
            layers.Activation("tanh"),
            layers.Dense(5),
        ]
    )
    rng = np.random.default_rng(5)
    model.layers[1].set_weights([positive(rng, 4), drawn(rng, 4), drawn(rng, 4), positive(rng, 4)])
    return model


def bytes_of(save, ending):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"model{ending}"
        save(path)
        return path.read_bytes()


def main():
    rng = np.random.default_rng(1)
    pixels = np.round(rng.uniform(0, 1, (IMAGES, SIDE, SIDE, 1)), 2).astype("float32")
    onnx_bytes = torch_like(rng)
    session = onnxruntime.InferenceSession(onnx_bytes, providers=["CPUExecutionProvider"])
    by_onnx = session.run(None, {"input": pixels.transpose(0, 3, 1, 2)})[0]
    model = keras_model()
    by_keras = np.asarray(model(pixels, training=False))
    encode = lambda data: base64.b64encode(data).decode()
    made = {
        "side": SIDE,
        "pixels": [round(float(x), 2) for x in pixels.ravel()],
        "files": {
            "encoder.onnx": {"bytes": encode(onnx_bytes), "embeddings": by_onnx.ravel().tolist()},
            **{
                name: {"bytes": encode(data), "embeddings": found.ravel().tolist()}
                for name, (data, found) in torch_files(pixels).items()
            },
            "encoder.keras": {
                "bytes": encode(bytes_of(model.save, ".keras")),
                "embeddings": by_keras.ravel().tolist(),
            },
        },
    }
    (Path(__file__).parent / "foreign.json").write_text(json.dumps(made) + "\n")


main()
