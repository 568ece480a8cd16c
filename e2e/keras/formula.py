"""Numbers that both sides compute by one formula, so that no fixture has to hold them.

formula.ts is its twin. All are multiples of a power of two that single precision holds exactly.
"""

import numpy as np

SAMPLES = 24


def hashed(values):
    """MurmurHash3's finaliser over 32-bit integers."""
    x = np.atleast_1d(values).astype("uint32")
    x = (x ^ (x >> 16)) * np.uint32(0x85EBCA6B)
    x = (x ^ (x >> 13)) * np.uint32(0xC2B2AE35)
    return x ^ (x >> 16)


def spread(shape, key, centre, width):
    """centre + width · u, where u is uniform on [-1, 1) with 16 bits; width is a power of two."""
    counters = np.arange(int(np.prod(shape)), dtype="uint32") + hashed(key)
    steps = (hashed(counters) >> 16).astype("float64") - 32768
    return (centre + width * steps / 32768).astype("float32").reshape(shape)


def images(classes, size, key):
    """Noise in [0, ¼) with a bar ¾ brighter, a third of the side wide and somewhere else each: it
    stands where the class is 0 and lies where it is 1. [count, size, size, 1]
    """
    pictures = spread((len(classes), size, size), key, 0.125, 0.125)
    wide = size // 3
    starts = hashed(np.arange(len(classes), dtype="uint32") + hashed(key + 1)) % (size - wide)
    for picture, start, label in zip(pictures, starts, classes):
        bar = picture if label == 0 else picture.T
        bar[:, start : start + wide] += 0.75
    return pictures[..., np.newaxis]


def digest(values):
    """In double precision: the norm, the sum, the sum with signs by a hash (which no entry escapes:
    an error of norm e shows in it as about e), and entries at hashed places.
    """
    flat = np.asarray(values, "float64").ravel()
    signs = np.where(hashed(np.arange(flat.size)) & 1, 1, -1)
    return {
        "norm": short(np.linalg.norm(flat)),
        "sum": short(flat.sum()),
        "signed": short((signs * flat).sum()),
        "samples": numbers(flat[hashed(np.arange(SAMPLES)) % flat.size]),
    }


def short(value):
    """The digits that single precision holds; JSON has no NaN and no infinity."""
    return float(f"{value:.7g}") if np.isfinite(value) else str(float(value))


def numbers(array):
    return [short(value) for value in np.asarray(array, "float64").ravel()]
