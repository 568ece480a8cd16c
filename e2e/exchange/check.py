"""
What Keras, PyTorch and ONNX Runtime make of the files that exchange.test.ts wrote, against what the
run itself said of the same pairs. Prints the largest deviations, for docs/verifier.md.

  pip install keras jax h5py safetensors torch onnxruntime onnx
  npx vitest run e2e/exchange && python3 e2e/exchange/check.py
"""

import json
import os
import pathlib
import runpy
import subprocess
import sys
import zipfile

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np
import onnx
import onnxruntime
import torch
from safetensors.numpy import load_file

FOLDER = pathlib.Path("test-results/exchange")
LIMIT = 1e-4


def distances(a, b, distance):
    squares = np.sum((a - b) ** 2, 1)
    epsilon, form = distance["epsilon"], distance["epsilonForm"]
    match distance["id"]:
        case "squared":
            return squares
        case "manhattan":
            return np.sum(np.abs(a - b), 1)
        case "cosine":
            return 1 - np.sum(a * b, 1) / np.sqrt(np.sum(a * a, 1) * np.sum(b * b, 1))
    if form == "add":
        return np.sqrt(squares + epsilon)
    if form == "max":
        return np.sqrt(np.maximum(squares, epsilon))
    return np.where(squares > epsilon, np.sqrt(squares), 0)


def outputs(d, a, b, head, weights):
    sigma = lambda x: 1 / (1 + np.exp(-x))
    w = {name: np.array(each["values"]) for name, each in weights.items()}
    scale = lambda x: sigma(x * w["head_dense/kernel"][0] + w["head_dense/bias"][0])
    match head:
        case "raw":
            return d
        case "sigmoid":
            return sigma(d)
        case "dense_sigmoid":
            return scale(d)
        case "absdiff_sigmoid":
            return sigma(np.abs(a - b) @ w["head_dense/kernel"] + w["head_dense/bias"][0])
    n = lambda own: w["head_batch_normalization/" + own][0]
    centred = (d - n("moving_mean")) / np.sqrt(n("moving_variance") + 1e-3)
    return scale(centred * n("gamma") + n("beta"))


def deviation(found, expected):
    scale = np.maximum(1, np.abs(expected))
    return float(np.max(np.abs(np.reshape(found, expected.shape) - expected) / scale))


def rebuilt(model):
    """The same layers with weights of their own, for load_weights."""
    fresh = type(model).from_config(model.get_config())
    return fresh


def check(folder):
    expected = json.loads((folder / "expected.json").read_text())
    verifier = expected["verifier"]
    x = verifier["input"]
    shape = (-1, x["size"], x["size"], x["channels"])
    images = np.frombuffer((folder / "pixels.bin").read_bytes(), np.uint8).reshape(shape)
    images = (images * x["scale"] + x["offset"]).astype("float32")
    pairs = len(images) // 2
    told = np.array(expected["distances"]), np.array(expected["outputs"])

    def of_encoder(encoder, weights):
        rows = keras.ops.convert_to_numpy(encoder(images))
        a, b = rows[:pairs], rows[pairs:]
        d = distances(a, b, verifier["distance"])
        o = outputs(d, a, b, verifier["head"], weights)
        return max(deviation(d, told[0]), deviation(o, told[1]))

    found = {}
    archive = folder / "verifier.keras"
    heads = json.loads(zipfile.ZipFile(archive).read("verifier.json"))["headWeights"]
    model = keras.saving.load_model(archive)
    found[".keras"] = of_encoder(model, heads)
    fresh = rebuilt(model)
    fresh.load_weights(folder / "verifier.weights.h5")
    found[".weights.h5"] = of_encoder(fresh, heads)

    tensors = load_file(folder / "verifier.safetensors")
    names = [name for name in tensors if not name.startswith("head_")]
    by_layer = rebuilt(model)
    for layer in by_layer.layers:
        own = [w.name for w in layer.weights if f"{layer.name}/{w.name}" in names]
        if own:
            layer.set_weights([tensors[f"{layer.name}/{name}"] for name in own])
    own_heads = {
        name: {"values": values.ravel().tolist()}
        for name, values in tensors.items()
        if name.startswith("head_")
    }
    found[".safetensors"] = of_encoder(by_layer, own_heads)

    # The very modules of the example that comes with the file.
    example = run_example(folder / "use_safetensors.py")
    with torch.no_grad():
        first_channels = torch.tensor(images).permute(0, 3, 1, 2)
        in_pytorch = lambda _: example["encoder"](first_channels).numpy()
        found["PyTorch"] = of_encoder(in_pytorch, example["head"])

    onnx.checker.check_model(onnx.load(folder / "verifier.onnx"), full_check=True)
    session = onnxruntime.InferenceSession(folder / "verifier.onnx")
    given = {"first": images[:pairs], "second": images[pairs:]}
    output, distance, *_ = session.run(None, given)
    found[".onnx"] = max(deviation(distance, told[0]), deviation(output, told[1]))
    return found


def run_example(script):
    before = os.getcwd()
    os.chdir(script.parent)
    try:
        return runpy.run_path(script.name)
    finally:
        os.chdir(before)


def run_examples(folder):
    for script in sorted(folder.glob("*.py")):
        done = subprocess.run(
            [sys.executable, script.name], cwd=folder, capture_output=True, text=True
        )
        if done.returncode != 0:
            sys.exit(f"{script} fails:\n{done.stderr}")


def main():
    worst = 0
    for folder in sorted(each for each in FOLDER.iterdir() if each.is_dir()):
        found = check(folder)
        run_examples(folder)
        worst = max(worst, *found.values())
        print("|", folder.name, "|", " | ".join(f"{found[k]:.1e}" for k in sorted(found)), "|")
    print("largest:", worst)
    if worst > LIMIT:
        sys.exit(f"more than {LIMIT}")


main()
