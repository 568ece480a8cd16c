"""Makes the reference numbers that hold the maths of verification, from scikit-learn.

    python -m venv sklearn && sklearn/bin/pip install scikit-learn==1.9.* scipy==1.17.* numpy==2.4.*
    sklearn/bin/python e2e/sklearn/make_fixtures.py

Writes verification.json beside this file: pairs with outputs, and what scikit-learn says of them.
Outputs are floats of 32 bits, or whole numbers over `scale`; folds are one digit a pair. A pair is
taken for same where its score (the output, or the output with its sign turned) is above a threshold
halfway between two outputs, so thresholds apply to pairs that had no part in choosing them.
"""

import json
import warnings
from fractions import Fraction
from pathlib import Path

import numpy as np
import sklearn
from scipy.interpolate import interp1d
from scipy.optimize import brentq
from sklearn.metrics import accuracy_score, confusion_matrix, roc_auc_score, roc_curve
from sklearn.model_selection import KFold, StratifiedKFold

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent
RANDOM = np.random.default_rng(20240607)


def midpoints(score):
    """Every threshold there is, from none taken for same to all."""
    values = np.unique(score)[::-1]
    return np.concatenate([[np.inf], (values[:-1] + values[1:]) / 2, [-np.inf]])


def best(same, score):
    """The best accuracy, and the first threshold from none on that has it."""
    thresholds = midpoints(score)
    accuracies = [accuracy_score(same, score > threshold) for threshold in thresholds]
    place = int(np.argmax(accuracies))
    return accuracies[place], thresholds[place]


def equal_error_rate(same, fpr, tpr, false, true):
    """By root finding on the interpolated curve, and exactly on its straight lines."""
    found = brentq(lambda far: 1 - far - interp1d(fpr, tpr)(far), 0, 1, xtol=1e-15)
    negatives, positives = int(np.sum(1 - same)), int(np.sum(same))
    far = [Fraction(int(each), negatives) for each in false]
    gap = [each - 1 + Fraction(int(own), positives) for each, own in zip(far, true)]
    after = next(i for i, each in enumerate(gap) if each >= 0)
    share = gap[after - 1] / (gap[after - 1] - gap[after])
    exact = float(far[after - 1] + share * (far[after] - far[after - 1]))
    assert abs(found - exact) < 1e-9, (found, exact)
    return exact


def across(same, score, folds, sign):
    rows = []
    for fold in np.unique(folds):
        test = folds == fold
        _, threshold = best(same[~test], score[~test])
        rows.append(
            {
                "fold": int(fold),
                "accuracy": accuracy_score(same[test], score[test] > threshold),
                "threshold": written(sign * threshold),
                "pairs": int(test.sum()),
            }
        )
    accuracies = [row["accuracy"] for row in rows]
    return {
        "folds": rows,
        "mean": np.mean(accuracies),
        "std": np.std(accuracies, ddof=1),
    }


def written(number):
    number = float(number)
    if np.isnan(number):
        return "nan"
    return number if np.isfinite(number) else ("inf" if number > 0 else "-inf")


def refused(same, score):
    try:
        roc_auc_score(same, score)
    except ValueError:
        return True
    return False


def reference(outputs, same, larger, folds, threshold):
    sign = 1 if larger == "same" else -1
    score = sign * outputs.astype(np.float64)
    if refused(same, score):
        return {"refused": True}
    positives, negatives = int(same.sum()), int((1 - same).sum())
    taken = score > sign * threshold
    told = {
        "at": {
            "threshold": threshold,
            "accuracy": accuracy_score(same, taken),
            # [[different as different, different as same], [same as different, same as same]]
            "confusion": confusion_matrix(same, taken, labels=[0, 1]).tolist(),
        },
        "bestAccuracy": best(same, score)[0],
        "folds": None if folds is None else across(same, score, folds, sign),
    }
    if positives == 0 or negatives == 0:
        return {**told, "auc": written(roc_auc_score(same, score)), "roc": None}
    fpr, tpr, _ = roc_curve(same, score, drop_intermediate=False)
    false, true = np.rint(fpr * negatives).astype(int), np.rint(tpr * positives).astype(int)
    return {
        **told,
        "roc": {"different": false.tolist(), "same": true.tolist()},
        "auc": written(roc_auc_score(same, score)),
        "eer": equal_error_rate(same, fpr, tpr, false, true),
        "tarAt": {str(far): float(tpr[fpr <= far].max()) for far in (0.01, 0.001)},
    }


def case(name, outputs, same, larger, folds=None, threshold=0.5, scale=None):
    values = np.asarray(outputs, np.float64) / (scale or 1)
    values = values.astype(np.float32)
    same = np.asarray(same, int)
    return {
        "name": name,
        "larger": larger,
        "scale": scale or 1,
        "outputs": [int(each) for each in outputs] if scale else [written(each) for each in values],
        "same": "".join(map(str, same)),
        "folds": None if folds is None else "".join(map(str, folds)),
        "sklearn": reference(values, same, larger, folds, threshold),
    }


def contiguous(count, splits):
    folds = np.zeros(count, int)
    for fold, (_, test) in enumerate(KFold(splits).split(np.zeros(count))):
        folds[test] = fold
    return folds


def stratified(same, splits):
    folds = np.zeros(len(same), int)
    shuffled = StratifiedKFold(splits, shuffle=True, random_state=7)
    for fold, (_, test) in enumerate(shuffled.split(same, same)):
        folds[test] = fold
    return folds


def distances(same, near, far, spread):
    return np.abs(RANDOM.normal(np.where(same == 1, near, far), spread))


def cases():
    for larger in ("different", "same"):
        turn = 1 if larger == "different" else -1
        where = lambda name: f"{name}, larger means {larger}"
        same = RANDOM.integers(0, 2, 120)
        random = distances(same, 0.4, 0.7, 0.25)
        yield case(where("random"), turn * random, same, larger, stratified(same, 10), turn * 0.55)
        tied = np.rint(8 * distances(same, 0.4, 0.7, 0.25)).astype(int)
        yield case(where("tied"), turn * tied, same, larger, contiguous(120, 5), turn * 0.5, 8)
        yield case(where("constant"), [4] * 10, [1, 0] * 5, larger, contiguous(10, 5), 0.5, 8)
        yield case(where("parted"), turn * np.arange(12), [1] * 6 + [0] * 6, larger,
                   [0, 1, 2] * 4, turn * 0.6, 10)
        yield case(where("upside down"), turn * np.arange(12), [0] * 6 + [1] * 6, larger,
                   [0, 1, 2] * 4, turn * 0.6, 10)
        yield case(where("two pairs"), [turn, 2 * turn], [1, 0], larger, [0, 1], turn * 1.5, 1)
        yield case(where("three pairs"), [3, 3, 1], [1, 0, 1], larger, None, 2, 1)
        yield case(where("at the threshold"), [1, 2, 2, 2, 3], [1, 1, 0, 0, 0], larger, None, 2, 1)
        yield case(where("same only"), [1, 2, 3], [1, 1, 1], larger, [0, 0, 1], 2, 1)
        yield case(where("different only"), [1, 2, 3], [0, 0, 0], larger, [0, 0, 1], 2, 1)
        yield case(where("a fold of one kind"), turn * np.arange(9), [1, 1, 1, 0, 1, 0, 0, 0, 0],
                   larger, [0, 0, 0, 1, 1, 1, 2, 2, 2], turn * 0.4, 10)
        yield case(where("with NaN"), [1, np.nan, 2], [1, 0, 0], larger)
        yield case(where("with infinity"), [1, np.inf, 2], [1, 0, 0], larger)
        uneven = np.array([1] * 30 + [0] * 170)
        yield case(where("few same"), turn * distances(uneven, 0.3, 0.7, 0.2), uneven, larger,
                   None, turn * 0.5)
        many = np.tile(np.repeat([1, 0], 150), 10)
        large = np.rint(1000 * distances(many, 0.35, 0.7, 0.16)).astype(int)
        yield case(where("large"), turn * large, many, larger, contiguous(3000, 10),
                   turn * 0.5, 1000)


def main():
    value = {"scikit-learn": sklearn.__version__, "cases": list(cases())}
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    (HERE / "verification.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")
    print(len(text), "bytes,", len(value["cases"]), "cases of scikit-learn", sklearn.__version__)


main()
