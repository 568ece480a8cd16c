"""Makes the reference numbers for the difference of two AUCs and its interval, from MLstatkit.

    python -m venv sklearn && sklearn/bin/pip install scikit-learn==1.9.* scipy==1.17.* numpy==2.4.* MLstatkit==0.1.91
    sklearn/bin/python e2e/sklearn/make_gains.py

Writes gains.json beside this file: pairs, what a baseline and a run say of them, and what DeLong's
method makes of it. Outputs are whole numbers over `scale`; a larger one means different.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from MLstatkit import Delong_test, __version__
from scipy.stats import norm
from sklearn.metrics import roc_auc_score

HERE = Path(__file__).parent
RANDOM = np.random.default_rng(20250209)


def case(name, same, baseline, run, scale):
    same, baseline, run = (np.asarray(each, int) for each in (same, baseline, run))
    *_, before, after, info = Delong_test(same, -baseline, -run)
    assert info["method"] == "delong", name
    assert abs(before - roc_auc_score(same, -baseline)) < 1e-12, name
    assert abs(after - roc_auc_score(same, -run)) < 1e-12, name
    gain, reach = after - before, norm.ppf(0.975) * np.sqrt(info["var_diff"])
    return {
        "name": name,
        "scale": scale,
        "same": "".join(map(str, same)),
        "baseline": baseline.tolist(),
        "run": run.tolist(),
        "auc": before,
        "gain": gain,
        "low": gain - reach,
        "high": gain + reach,
    }


def outputs(same, apart, shared, scale):
    """Distances of pairs with noise, part of which two rankings have in common."""
    noise = np.sqrt(shared[0]) * shared[1] + np.sqrt(1 - shared[0]) * RANDOM.normal(size=len(same))
    return np.rint(scale * np.abs(0.6 + apart * (0.5 - same) + 0.25 * noise)).astype(int)


def cases():
    for name, count, positives, before, after, common, scale in [
        ("better", 200, 100, 0.2, 0.5, 0.5, 1000),
        ("no better", 200, 100, 0.3, 0.3, 0.7, 1000),
        ("worse", 200, 100, 0.5, 0.1, 0.2, 1000),
        ("upside down", 120, 60, 0.3, -0.3, 0.2, 1000),
        ("tied", 150, 75, 0.2, 0.4, 0.5, 8),
        ("few same", 200, 20, 0.3, 0.5, 0.4, 1000),
        ("two of a kind", 12, 2, 0.0, 0.2, 0.0, 1000),
        ("many", 4000, 2000, 0.3, 0.33, 0.8, 1000),
    ]:
        same = RANDOM.permutation(np.repeat([1, 0], [positives, count - positives]))
        shared = (common, RANDOM.normal(size=count))
        yield case(name, same, outputs(same, before, shared, scale),
                   outputs(same, after, shared, scale), scale)


def main():
    value = {"MLstatkit": __version__, "scikit-learn": sklearn.__version__, "cases": list(cases())}
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    (HERE / "gains.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")
    for each in value["cases"]:
        print(each["name"], *(round(each[key], 4) for key in ("auc", "gain", "low", "high")))


main()
