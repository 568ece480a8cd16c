"""What TensorFlow, Keras, NumPy and PyTorch make of the same calls: reference numbers for src/code/numeric.

    python operations.py keras > operations.keras.json     # keras 3, tensorflow, numpy
    python operations.py torch > operations.torch.json     # torch

A row is [name, arguments, named arguments, result]; a name that begins with a dot is a method of the
first argument, one of two calls (`a()`) is made with the first list and called with the second.
"""
import json, sys

A = [[0.5, -1.25, 2.0], [0.25, 0.75, -0.5]]
B = [[1.5, 0.25, -2.0], [0.25, 0.5, 1.0]]
C = [[-0.75, 1.0, 0.5], [2.0, -0.25, 0.125]]
P = [0.1, 0.9, 0.4, 0.6]
Z = [-2.0, 0.5, 3.0, -0.1]
Y = [0.0, 1.0, 1.0, 0.0]
S = [-1.0, 1.0, 1.0, -1.0]
CUBE = [[[float(i * 6 + j * 2 + k) for k in range(2)] for j in range(3)] for i in range(2)]
COL = [[0.1], [0.9], [0.4], [0.6]]

KERAS = [
    ("tf.reduce_sum", [CUBE], {"axis": [0, 2]}), ("tf.reduce_mean", [CUBE], {"axis": 1, "keepdims": True}),
    ("tf.reduce_max", [A, 1], {}), ("tf.math.reduce_logsumexp", [A], {"axis": -1}), ("tf.math.reduce_std", [A, 0], {}),
    ("tf.norm", [A], {"axis": 1}), ("tf.norm", [A], {"ord": 1, "axis": 1, "keepdims": True}), ("tf.norm", [A], {}),
    ("tf.math.l2_normalize", [A], {"axis": 1}), ("tf.nn.l2_normalize", [A, 0], {}),
    ("tf.clip_by_value", [A, -0.5, 0.5], {}), ("tf.math.squared_difference", [A, B], {}), ("tf.where", [[[True, False, True], [False, True, False]], A, B], {}),
    ("tf.matmul", [A, B], {"transpose_b": True}), ("tf.transpose", [CUBE, [2, 0, 1]], {}), ("tf.concat", [[A, B], 1], {}), ("tf.stack", [[A, B]], {"axis": -1}),
    ("tf.expand_dims", [A, 1], {}), ("tf.squeeze", [COL], {}), ("tf.reshape", [CUBE, [-1, 3]], {}), ("tf.gather", [A, [1, 0, 1]], {}),
    ("tf.boolean_mask", [A, [True, False]], {}), ("tf.one_hot", [[0, 2, 1], 3], {}),
    ("tf.nn.softmax", [A], {}), ("tf.nn.log_softmax", [A], {"axis": 0}), ("tf.nn.relu", [A], {}), ("tf.nn.leaky_relu", [A, 0.2], {}), ("tf.nn.softplus", [A], {}),
    ("tf.nn.sigmoid_cross_entropy_with_logits", [], {"labels": Y, "logits": Z}), ("tf.math.divide_no_nan", [A, [[0.0], [2.0]]], {}), ("tf.linalg.diag_part", [[[1.0, 2.0], [3.0, 4.0]]], {}),
    ("tf.cast", [[[0.2, 1.7], [-1.5, 0.0]], "int32"], {}), ("tf.round", [[0.5, 1.5, 2.5, -0.5, 0.4]], {}), ("tf.argmax", [A, 1], {}), ("tf.cumsum", [P], {}),
    ("keras.ops.mean", [A], {"axis": 0}), ("keras.ops.normalize", [A], {"axis": 1}), ("keras.ops.norm", [A], {"axis": 1}), ("keras.ops.binary_crossentropy", [Y, P], {}), ("keras.ops.binary_crossentropy", [Y, Z], {"from_logits": True}),
    ("keras.ops.maximum", [A, 0.0], {}), ("keras.ops.power", [B, 2.0], {}), ("keras.ops.sigmoid", [A], {}), ("keras.ops.concatenate", [[A, B]], {"axis": -1}), ("keras.ops.var", [A], {"axis": 1}),
    ("keras.losses.binary_crossentropy", [[[y] for y in Y], COL], {}), ("keras.losses.binary_crossentropy", [Y, P], {"label_smoothing": 0.1}), ("keras.losses.binary_crossentropy", [Y, Z], {"from_logits": True}),
    ("keras.losses.mean_squared_error", [A, B], {}), ("keras.losses.mean_absolute_error", [A, B], {}), ("keras.losses.hinge", [Y, Z], {}), ("keras.losses.squared_hinge", [Y, Z], {}), ("keras.losses.log_cosh", [A, B], {}), ("keras.losses.huber", [A, B], {"delta": 0.7}), ("keras.losses.cosine_similarity", [A, B], {}), ("keras.losses.kl_divergence", [[0.2, 0.8], [0.5, 0.5]], {}),
    ("keras.losses.BinaryCrossentropy()", [[], {"from_logits": True}, [Y, Z]], {}), ("keras.losses.MeanSquaredError()", [[], {"reduction": "sum"}, [A, B]], {}), ("keras.losses.CosineSimilarity()", [[], {"axis": 1}, [A, B]], {}), ("keras.losses.BinaryCrossentropy()", [[], {}, [Y, COL]], {}),
    ("keras.losses.sparse_categorical_crossentropy", [[2.0, 0.0], A], {"from_logits": True}), ("keras.losses.categorical_crossentropy", [[[0.0, 1.0, 0.0], [0.5, 0.5, 0.0]], [[0.2, 0.5, 0.3], [0.1, 0.6, 0.9]]], {}), ("keras.losses.SparseCategoricalCrossentropy()", [[], {"from_logits": True}, [[1.0, 2.0], B]], {}), ("keras.losses.sparse_categorical_crossentropy", [[1.0, 1.0], [[0.2, 0.5, 0.3], [0.1, 0.6, 0.9]]], {}),
    ("keras.metrics.binary_accuracy", [Y, P], {}), ("keras.metrics.binary_accuracy", [Y, P], {"threshold": 0.35}),
    ("np.mean", [CUBE], {"axis": 1}), ("np.linalg.norm", [A], {"axis": 1, "keepdims": True}), ("np.clip", [A, -1, 1], {}), ("np.std", [A], {}), ("np.where", [[True, False], [1.0, 2.0], [3.0, 4.0]], {}), ("np.dot", [A, [1.0, 2.0, 3.0]], {}), ("np.concatenate", [[A, B]], {"axis": 0}), ("np.argsort", [Z], {}), ("np.round", [P], {}), ("np.triu", [[[1.0, 2.0], [3.0, 4.0]], 1], {}),
]
TORCH = [
    ("torch.sum", [CUBE], {"dim": 1}), ("torch.mean", [CUBE, 2], {"keepdim": True}), ("torch.max", [A, 1], {}), ("torch.max", [A], {}), ("torch.min", [A, B], {}), ("torch.clamp", [A], {"min": 0.0}), ("torch.clamp", [A, -1, 0.3], {}),
    ("torch.std", [A], {"dim": 1}), ("torch.var", [A, 0], {"unbiased": False}), ("torch.norm", [A, 2, 1], {}), ("torch.norm", [A], {"p": 1, "dim": 1}), ("torch.linalg.norm", [A], {"dim": 1}), ("torch.transpose", [CUBE, 0, 2], {}), ("torch.cat", [[A, B], 1], {}), ("torch.stack", [[A, B], 2], {}), ("torch.flatten", [CUBE, 1], {}),
    ("torch.cdist", [A, B], {}), ("torch.roll", [CUBE, 1], {}), ("torch.roll", [A], {"shifts": 1, "dims": 0}), ("torch.roll", [A, -2, 1], {}), ("torch.matmul", [A, [1.0, 0.0, 2.0]], {}), ("torch.topk", [Z, 2], {}), ("torch.sort", [Z], {"descending": True}), ("torch.split", [A, 2, 1], {}), ("torch.chunk", [CUBE, 3, 1], {}), ("torch.logsumexp", [A, 1], {}), ("torch.eye", [3], {}), ("torch.dist", [A, B, 2], {}), ("torch.triu", [[[1.0, 2.0], [3.0, 4.0]]], {"diagonal": 1}), ("torch.where", [[[True, False, True], [False, True, False]], A, B], {}), ("torch.pow", [B, 2], {}), ("torch.cosine_similarity", [A, B], {}),
    ("torch.nn.functional.pairwise_distance", [A, B], {}), ("torch.nn.functional.pairwise_distance", [A, B], {"keepdim": True, "p": 1}), ("torch.nn.functional.cosine_similarity", [A, B], {}), ("torch.nn.functional.normalize", [A], {}), ("torch.nn.functional.normalize", [A], {"p": 1, "dim": 0}), ("torch.nn.functional.relu", [A], {}), ("torch.nn.functional.softmax", [A], {"dim": 0}), ("torch.nn.functional.log_softmax", [A], {"dim": 1}), ("torch.nn.functional.logsigmoid", [A], {}), ("torch.nn.functional.gelu", [A], {}), ("torch.nn.functional.elu", [A], {}),
    ("torch.nn.functional.binary_cross_entropy", [P, Y], {}), ("torch.nn.functional.binary_cross_entropy_with_logits", [Z, Y], {"reduction": "sum"}), ("torch.nn.functional.mse_loss", [A, B], {}), ("torch.nn.functional.l1_loss", [A, B], {"reduction": "none"}), ("torch.nn.functional.smooth_l1_loss", [A, B], {"beta": 0.5}), ("torch.nn.functional.huber_loss", [A, B], {"delta": 0.5}), ("torch.nn.functional.soft_margin_loss", [Z, S], {}),
    ("torch.nn.functional.hinge_embedding_loss", [Z, S], {"margin": 1.5}), ("torch.nn.functional.cosine_embedding_loss", [A, B, [1.0, -1.0]], {"margin": 0.2}), ("torch.nn.functional.cosine_embedding_loss", [A, C, [-1.0, -1.0]], {"reduction": "none"}), ("torch.nn.functional.margin_ranking_loss", [P, Z, S], {"margin": 0.3}), ("torch.nn.functional.triplet_margin_loss", [A, B, C], {}), ("torch.nn.functional.triplet_margin_loss", [A, B, C], {"margin": 0.5, "p": 1, "swap": True, "reduction": "none"}), ("torch.nn.functional.cross_entropy", [A, [2, 0]], {}),
    ("torch.nn.BCELoss()", [[], {}, [P, Y]], {}), ("torch.nn.BCEWithLogitsLoss()", [[], {"pos_weight": 3.0}, [Z, Y]], {}), ("torch.nn.CosineEmbeddingLoss()", [[], {"margin": 0.5}, [A, B, [1.0, -1.0]]], {}), ("torch.nn.TripletMarginLoss()", [[0.2, 2], {}, [A, B, C]], {}), ("torch.nn.HingeEmbeddingLoss()", [[2.0], {}, [Z, S]], {}), ("torch.nn.MarginRankingLoss()", [[], {"margin": 0.1}, [P, Z, S]], {}), ("torch.nn.PairwiseDistance()", [[], {"p": 2, "keepdim": True}, [A, B]], {}), ("torch.nn.CosineSimilarity()", [[1], {}, [A, B]], {}), ("torch.nn.TripletMarginWithDistanceLoss()", [[], {"margin": 0.3}, [A, B, C]], {}),
    (".mean", [A], {"dim": 1}), (".pow", [A, 2], {}), (".clamp", [A], {"max": 0.5}), (".norm", [A], {"p": 2, "dim": 1}), (".t", [A], {}), (".unsqueeze", [A, 0], {}), (".view", [A, 3, -1], {}), (".permute", [CUBE, 2, 0, 1], {}), (".expand", [COL, -1, 3], {}), (".repeat", [A, 2, 1], {}), (".masked_fill", [A, [[True, False, False], [False, False, True]], 9.0], {}), (".size", [A, 1], {}), (".sum", [A], {}), (".max", [A], {"dim": 0}), (".std", [A], {}), (".dot", [P, Z], {}), (".sub", [A, B], {"alpha": 0.5}), (".eq", [Y, S], {}), (".long", [A], {}), (".flatten", [CUBE], {"start_dim": 1}),
]


def plain(x):
    if isinstance(x, (list, tuple)):
        return [plain(each) for each in x]
    if hasattr(x, "numpy"):
        try:
            x = x.numpy()
        except RuntimeError:
            pass
    x = x.tolist() if hasattr(x, "tolist") else x
    return x


def main(library):
    if library == "keras":
        import keras, numpy as np, tensorflow as tf
        roots = {"tf": tf, "keras": keras, "np": np}
        cases, tensor = KERAS, lambda x: np.array(x, "float32")
    else:
        import torch
        roots = {"torch": torch}
        cases, tensor = TORCH, torch.tensor

    def arrays(x, name):
        if not isinstance(x, list):
            return x
        if x and isinstance(x[0], int) and not isinstance(x[0], bool) and name != "torch.nn.functional.cross_entropy":
            return x
        if name in JOIN and x and isinstance(x[0], list) and x[0] and isinstance(x[0][0], list) and len(x) == 2 and isinstance(x[0][0][0], float):
            return [tensor(each) for each in x]
        if x and (isinstance(x[0], bool) or (isinstance(x[0], list) and x[0] and isinstance(x[0][0], bool))):
            return torch.tensor(x) if library == "torch" else np.array(x)
        return tensor(x)

    JOIN = {"tf.concat", "tf.stack", "keras.ops.concatenate", "np.concatenate", "torch.cat", "torch.stack"}
    rows = []
    for name, args, named in cases:
        # A made thing is called with its last list.
        if name.startswith("."):
            result = getattr(arrays(args[0], name), name[1:])(*[arrays(x, name) for x in args[1:]], **named)
        else:
            f = roots[name.split(".")[0]]
            for part in name.replace("()", "").split(".")[1:]:
                f = getattr(f, part)
            if name.endswith("()"):
                made, settings, given = args
                if "pos_weight" in settings:
                    settings = {**settings, "pos_weight": tensor(settings["pos_weight"])}
                result = f(*made, **settings)(*[arrays(x, name) for x in given])
            else:
                result = f(*[arrays(x, name) for x in args], **{k: arrays(v, name) for k, v in named.items()})
        rows.append([name, args, named, plain(result)])
    print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")


main(sys.argv[1])
