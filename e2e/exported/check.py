"""
Runs the scripts that main.ts wrote, each as it is, and holds what they make of the page's weights against
what the page's engine makes of them. Prints a table for docs/code.md; ends with 1 where something fails.

    python3 check.py keras|pytorch FOLDER MNIST
"""

import contextlib
import gc
import io
import json
import os
import pathlib
import re
import runpy
import socket
import subprocess
import sys
import traceback

import numpy as np
from PIL import Image

LIBRARY, FOLDER, MNIST = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
LIMIT = 1e-4
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def photos(folder):
    """Twelve people of six photos each: a pattern of their own with noise."""
    rng = np.random.default_rng(1)
    for person in range(12):
        own = folder / f"Person_{person}"
        own.mkdir(parents=True, exist_ok=True)
        face = rng.integers(0, 256, (6, 6, 3))
        for number in range(1, 7):
            noisy = np.clip(face + rng.normal(0, 30, face.shape), 0, 255).astype(np.uint8)
            Image.fromarray(noisy).resize((48, 40)).save(own / f"{own.name}_{number:04d}.jpg")
    same = [(p, i, p, i + 1) for p in range(12) for i in (1, 3, 5)]
    halves = range(0, 6), range(6, 12)
    different = [(p, 1, q, 2) for half in halves for p in half for q in half if p != q]
    photo = lambda p, n: f"Person_{p}/Person_{p}_{n:04d}.jpg"
    rows = [f"{photo(a, i)},{photo(b, j)},{int(a == b)}" for a, i, b, j in same + different]
    (folder / "pairs.csv").write_text("first,second,same\n" + "\n".join(rows) + "\n")
    lines = ["2\t18"]
    for half in halves:
        lines += [f"Person_{a}\t{i}\t{j}" for a, i, _, j in same if a in half]
        lines += [f"Person_{a}\t{i}\tPerson_{b}\t{j}" for a, i, b, j in different if a in half][:18]
    (folder / "pairs.txt").write_text("\n".join(lines) + "\n")


def arguments(kind):
    people = FOLDER / "photos"
    return {
        "mnist": ["--data", MNIST],
        "photos": ["--data", str(people)],
        "listed": ["--data", str(people), "--pairs", str(people / "pairs.csv")],
        "lfw": ["--data", str(people), "--pairs", str(people / "pairs.txt")],
    }[kind]


def run(script, given):
    """The script from its first line to its last, and what it leaves behind."""
    sys.argv = [str(script), *given]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        left = runpy.run_path(str(script), run_name="__main__")
    return left, said.getvalue()


def outputs(script, weights, images):
    """What the script's model makes of pairs: outputs and distances."""
    half = len(images) // 2
    scaling = ()
    if "scaling" in script:
        data = script["Data"](*script["read_images"](pathlib.Path(MNIST)))
        scaling = script["scaling"](data, weights)
    if LIBRARY == "keras":
        model = script["build_model"](*scaling)
        script["load_weights"](model, weights)
        twins = [images[:half].astype("float32"), images[half:].astype("float32")]
        prepare = [layer for layer in model.layers if layer.name == "prepare"]
        embed = lambda x: model.get_layer("encoder")(prepare[0](x) if prepare else x)
        found = np.array(model(twins, training=False))[:, 0]
        return found, np.array(script["distance"](*map(embed, twins)))
    import torch

    model = script["Siamese"](*scaling).eval()
    script["load_weights"](model, weights)
    with torch.no_grad():
        twins = [torch.tensor(each).permute(0, 3, 1, 2) for each in np.split(images, 2)]
        found = model(*twins)
        logits = "a logit a pair" in (script["Siamese"].__doc__ or "")
        apart = script["distance"](*map(model.embed, twins)).numpy()
        return (torch.sigmoid(found) if logits else found).numpy(), apart


def off(found, expected):
    """The largest deviation, relative where values are above 1; NaN where a value is."""
    return float(np.max(np.abs(found - np.array(expected)) / np.maximum(1, np.abs(expected))))


def compared(folder):
    """The largest deviation from the page's engine, relative where values are above 1."""
    weights = str(folder / "verifier.safetensors")
    out = str(folder / f"of_{LIBRARY}")
    script, said = run(folder / f"siamese_{LIBRARY}.py", [*arguments("mnist"), "--weights", weights, "--out", out])
    told = json.loads((folder / "expected.json").read_text())
    raw = np.frombuffer((folder / "pixels.bin").read_bytes(), np.uint8)
    images = raw.reshape(-1, 28, 28, told["channels"])
    found, apart = outputs(script, weights, images)
    deviation = max(off(found, told["outputs"]), off(apart, told["distances"]))
    if not deviation <= LIMIT:
        raise AssertionError(f"deviates by {deviation}")
    kept, _ = outputs(script, f"{out}.safetensors", images)
    if LIBRARY == "keras":
        import keras

        model = keras.saving.load_model(f"{out}.keras", compile=False)
        twins = [images[: len(kept)].astype("float32"), images[len(kept) :].astype("float32")]
        again = np.array(model(twins, training=False))[:, 0]
        if not np.max(np.abs(again - kept)) <= 1e-5:
            raise AssertionError("what was saved as .keras is another model than the .safetensors")
    return f"{deviation:.1e}"


def free_port():
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return found.getsockname()[1]


def workers(folder):
    """The loss of each epoch, trained by two processes."""
    script = [str(folder / f"siamese_{LIBRARY}.py"), *arguments("mnist"), "--out", str(folder / LIBRARY)]
    if LIBRARY == "pytorch":
        command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2"]
        all_said = [finished(started([*command, f"--master-port={free_port()}", *script, "--epochs", "4"]))]
    else:
        hosts = [f"localhost:{free_port()}" for _ in range(2)]
        task = lambda index: json.dumps(
            {"cluster": {"worker": hosts}, "task": {"type": "worker", "index": index}}
        )
        command = [sys.executable, *script, "--strategy", "multi-worker", "--epochs", "4"]
        both = [started(command, TF_CONFIG=task(index)) for index in range(2)]
        all_said = [finished(each) for each in both]
    losses = [[float(x) for x in re.findall(r"loss (\d+\.\d+)", said)] for said in all_said]
    if any(each != losses[0] for each in losses):
        raise AssertionError(f"workers tell different losses: {losses}")
    if not (len(losses[0]) == 4 and losses[0][-1] < 0.9 * losses[0][0]):
        raise AssertionError(f"the loss does not fall: {losses[0]}")
    return losses[0]


def started(command, **more):
    return subprocess.Popen(
        command, env={**os.environ, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finished(process):
    said, _ = process.communicate(timeout=900)
    if process.returncode != 0:
        raise AssertionError(said[-3000:])
    return said


def faults(script):
    """What pyflakes says of it; nothing where it is not there."""
    found = subprocess.run(
        [sys.executable, "-m", "pyflakes", str(script)], capture_output=True, text=True
    )
    return "" if "No module named pyflakes" in found.stderr else found.stdout


def main():
    photos(FOLDER / "photos")
    failed = 0
    checks = [("compared", compared), ("run", ran), ("workers", workers)]
    for kind, check in checks:
        for folder in sorted((FOLDER / kind).iterdir()) if (FOLDER / kind).is_dir() else []:
            try:
                said = faults(folder / f"siamese_{LIBRARY}.py")
                if said:
                    raise AssertionError(said)
                print(f"| {LIBRARY} | {kind} | {folder.name} | {check(folder)} |", flush=True)
            except (Exception, SystemExit):
                failed += 1
                print(f"{LIBRARY} {kind} {folder.name} fails:", flush=True)
                traceback.print_exc(limit=-4, file=sys.stdout)
            if LIBRARY == "keras":
                import keras

                keras.backend.clear_session()
            gc.collect()
    sys.exit(1 if failed else 0)


def ran(folder):
    given = arguments(json.loads((folder / "arguments.json").read_text()))
    _, said = run(folder / f"siamese_{LIBRARY}.py", [*given, "--out", str(folder / f"of_{LIBRARY}")])
    return re.search(r"AUC \d\.\d+, EER \d\.\d+", said).group()


main()
