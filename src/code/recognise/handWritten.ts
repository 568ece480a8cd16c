/**
 * For tests: losses and metrics as people write them, in many styles, and what each is. `subject` is what
 * is asked; the comment after a text that is none of the page's says why.
 */
import type { ConfigPatch } from '../../domain/config'

export interface HandWritten {
  readonly name: string
  readonly code: string
  /** Settings it says; null for none of these. */
  readonly patch: ConfigPatch | null
}

/** Python, without the line break it begins with here. */
const py = (raw: TemplateStringsArray): string => raw.join('').slice(1)

const contrastive = (
  margin: number,
  convention: 'same' | 'different' = 'same',
  half: 0 | 1 = 0,
): ConfigPatch => ({ loss: 'contrastive', convention, margin, half })

/** Given labels and outputs, as Keras calls them. */
export const OF_OUTPUTS: readonly HandWritten[] = [
  {
    name: 'the old Keras example',
    code: py`
from keras import backend as K

def contrastive_loss(y_true, y_pred):
    '''Contrastive loss from Hadsell-et-al.'06'''
    margin = 1
    sqaure_pred = K.square(y_pred)
    margin_square = K.square(K.maximum(margin - y_pred, 0))
    return K.mean(y_true * sqaure_pred + (1 - y_true) * margin_square)

subject = contrastive_loss
`,
    patch: contrastive(1),
  },
  {
    name: 'a closure over its margin, 1 = different',
    code: py`
import tensorflow as tf

def loss(margin=1):
    def contrastive_loss(y_true, y_pred):
        square_pred = tf.math.square(y_pred)
        margin_square = tf.math.square(tf.math.maximum(margin - (y_pred), 0))
        return tf.math.reduce_mean((1 - y_true) * square_pred + (y_true) * margin_square)
    return contrastive_loss

subject = loss(margin=1.5)
`,
    patch: contrastive(1.5, 'different'),
  },
  {
    name: 'keras.ops, one return',
    code: py`
from keras import ops

def contrastive(y_true, y_pred, margin=0.8):
    return ops.mean(y_true * ops.square(y_pred) + (1.0 - y_true) * ops.square(ops.maximum(margin - y_pred, 0.0)))

subject = contrastive
`,
    patch: contrastive(0.8),
  },
  {
    name: 'the paper’s ½, powers, a lambda',
    code: py`
import tensorflow as tf
M = 2.0
subject = lambda y, d: tf.reduce_mean(0.5 * (1 - y) * d ** 2 + 0.5 * y * tf.maximum(0.0, M - d) ** 2)
`,
    patch: contrastive(2, 'different', 1),
  },
  {
    name: 'divided by two, sums over the batch size',
    code: py`
import tensorflow as tf

def contrastive_loss(y_true, distance):
    y_true = tf.cast(y_true, distance.dtype)
    batch_size = tf.shape(distance)[0]
    tmp = y_true * tf.square(distance)
    tmp2 = (1 - y_true) * tf.square(tf.maximum((1 - distance), 0))
    return tf.reduce_sum(tmp + tmp2) / tf.cast(batch_size, tf.float32) / 2

subject = contrastive_loss
`,
    patch: contrastive(1, 'same', 1),
  },
  {
    name: 'a subclass of keras.losses.Loss',
    code: py`
import keras
from keras import ops

class ContrastiveLoss(keras.losses.Loss):
    def __init__(self, margin=1.0, name="contrastive_loss", **kwargs):
        super().__init__(name=name, **kwargs)
        self.margin = margin

    def call(self, y_true, y_pred):
        y_true = ops.cast(y_true, y_pred.dtype)
        positive = y_true * ops.square(y_pred)
        negative = (1 - y_true) * ops.square(ops.relu(self.margin - y_pred))
        return positive + negative

subject = ContrastiveLoss(margin=0.5)
`,
    patch: contrastive(0.5),
  },
  {
    name: 'relu, not maximum; labels named Y',
    code: py`
import tensorflow as tf
from tensorflow.keras import backend as K

def closs(Y, D):
    Y = K.cast(Y, 'float32')
    pos = Y * K.pow(D, 2)
    neg = (1.0 - Y) * K.pow(tf.nn.relu(1.25 - D), 2)
    return K.mean(pos + neg, axis=-1)

subject = closs
`,
    patch: contrastive(1.25),
  },
  {
    name: 'where, not weights',
    code: py`
import tensorflow as tf

def pair_loss(labels, dist):
    is_same = tf.equal(labels, 1)
    return tf.reduce_mean(tf.where(is_same, tf.square(dist), tf.square(tf.maximum(3.0 - dist, 0.))))

subject = pair_loss
`,
    patch: contrastive(3),
  },
  {
    name: 'a difference clipped, labels turned first',
    code: py`
from tensorflow.keras import backend as K

MARGIN = 1.0

def turned(y_true, y_pred):
    dissimilar = 1.0 - K.cast(y_true, K.floatx())
    hinge = K.clip(MARGIN - y_pred, 0.0, None)
    return K.mean((1.0 - dissimilar) * y_pred * y_pred + dissimilar * hinge * hinge)

subject = turned
`,
    patch: contrastive(1),
  },
  {
    name: 'NumPy, a loop over the pairs',
    code: py`
import numpy as np

def loss(y, d, m=2):
    total = 0.0
    y = y.ravel()
    d = d.ravel()
    for i in range(len(y)):
        if y[i] == 1:
            total += d[i] ** 2
        else:
            total += max(0, m - d[i]) ** 2
    return total / len(y)

subject = loss
`,
    patch: contrastive(2),
  },
  {
    name: 'masks and each kind’s mean, halved',
    code: py`
import torch

def loss(target, distance):
    same = distance[target == 1]
    other = distance[target == 0]
    return 0.5 * (same.pow(2).mean() + torch.clamp(1.0 - other, min=0).pow(2).mean())

subject = loss
`,
    patch: contrastive(1),
  },
  {
    name: 'labels −1 and 1 made 0 and 1',
    code: py`
import torch.nn.functional as F

def loss(y, d):
    s = (y + 1) / 2
    return (s * d.pow(2) + (1 - s) * F.relu(1 - d).pow(2)).mean()

subject = loss
`,
    patch: contrastive(1),
  },
  {
    name: 'two margins',
    code: py`
import tensorflow as tf

def double_margin(y_true, y_pred, m_pos=0.3, m_neg=1.2):
    pull = y_true * tf.square(tf.maximum(y_pred - m_pos, 0.0))
    push = (1.0 - y_true) * tf.square(tf.maximum(m_neg - y_pred, 0.0))
    return tf.reduce_mean(pull + push)

subject = double_margin
`,
    patch: { loss: 'double_margin', convention: 'same', margin: 1.2, marginSame: 0.3 },
  },
  {
    name: 'a vector over rows of labels and columns of distances',
    code: py`
import tensorflow as tf

def simnet_loss(target, distances):
    target = tf.reshape(target, [-1])
    distances = tf.reshape(distances, [-1])
    loss = tf.map_fn(lambda distance: target * tf.square(distance) +
                     (1.0 - target) * tf.square(tf.maximum(0.0, 1.0 - distance)), distances)
    return tf.reduce_mean(loss)

subject = simnet_loss
`,
    patch: { loss: 'broadcast', convention: 'same', margin: 1 },
  },
  {
    name: 'squeezed labels against a column',
    code: py`
import torch

def loss(label, d):
    label = label.squeeze(1).float()
    return torch.mean((1 - label) * torch.pow(d, 2) + label * torch.pow(torch.clamp(0.75 - d, min=0.0), 2))

subject = loss
`,
    patch: { loss: 'broadcast', convention: 'different', margin: 0.75 },
  },
  {
    name: 'cross-entropy written out',
    code: py`
from keras import backend as K

def bce(y_true, y_pred):
    eps = K.epsilon()
    p = K.clip(y_pred, eps, 1 - eps)
    return -K.mean(y_true * K.log(p) + (1 - y_true) * K.log(1 - p))

subject = bce
`,
    patch: { loss: 'bce' },
  },
  {
    name: 'cross-entropy of logits, as a class',
    code: py`
import torch.nn as nn

criterion = nn.BCEWithLogitsLoss()

def loss(y, z):
    return criterion(z, y)

subject = loss
`,
    patch: { loss: 'bce' },
  },
  {
    name: 'softplus of logits',
    code: py`
import tensorflow as tf
subject = lambda y, z: tf.reduce_mean(tf.nn.softplus(z) - y * z)
`,
    patch: { loss: 'bce' },
  },
  {
    name: 'Keras’s own with from_logits',
    code: py`
from tensorflow import keras
subject = keras.losses.BinaryCrossentropy(from_logits=True)
`,
    patch: { loss: 'bce' },
  },
  {
    name: 'a similarity, hinged',
    code: py`
import tensorflow as tf

def cosine_loss(y_true, cos):
    return tf.reduce_mean(y_true * (1. - cos) + (1. - y_true) * tf.maximum(0., cos - 0.4))

subject = cosine_loss
`,
    patch: { distance: 'cosine', loss: 'cosine_embedding', convention: 'same', margin: 0.4 },
  },
  {
    name: 'σ inside the loss',
    code: py`
import tensorflow as tf

def loss(y, d):
    s = tf.sigmoid(d)
    return tf.reduce_mean(y * s ** 2 + (1 - y) * tf.maximum(1 - s, 0) ** 2)

subject = loss
`,
    patch: { ...contrastive(1), head: 'sigmoid' },
  },
  {
    name: 'the root of squared distances inside, a @tf.function, type hints',
    code: py`
import tensorflow as tf

@tf.function
def loss(y: tf.Tensor, squared: tf.Tensor) -> tf.Tensor:
    """squared: ||a - b||^2"""
    d = tf.sqrt(squared)
    return tf.reduce_mean(y * squared + (1 - y) * tf.nn.relu(2 - d) ** 2)

subject = loss
`,
    patch: { ...contrastive(2), distance: 'euclidean' },
  },
  {
    name: 'TensorFlow Addons’ own',
    code: py`
import tensorflow_addons as tfa
subject = tfa.losses.ContrastiveLoss(margin=1.5)
`,
    patch: contrastive(1.5),
  },
  {
    name: 'settings of a dictionary, methods of tensors',
    code: py`
import torch
CONFIG = {'loss': {'margin': 0.9, 'half': True}}

def loss(y, d, **kw):
    c = 0.5 if CONFIG['loss']['half'] else 1.0
    return c * torch.mean(y * d.square() + (1 - y) * (CONFIG['loss']['margin'] - d).clamp(min=0).square())

subject = loss
`,
    patch: contrastive(0.9, 'same', 1),
  },
  {
    name: 'boolean masks, joined again',
    code: py`
import torch

def f(labels, d):
    m = labels.long().bool()
    pos = (d ** 2)[m]
    neg = (torch.nn.functional.relu(2.0 - d) ** 2)[~m]
    return torch.cat([pos, neg]).mean()

subject = f
`,
    patch: contrastive(2),
  },
  {
    name: 'TensorFlow’s own words for everything',
    code: py`
import tensorflow as tf

def f(y_true, y_pred, margin=1.0):
    y_true = tf.convert_to_tensor(y_true, dtype=y_pred.dtype)
    one = tf.constant(1.0)
    pull = tf.multiply(y_true, tf.pow(y_pred, 2))
    push = tf.multiply(tf.subtract(one, y_true), tf.pow(tf.maximum(tf.subtract(margin, y_pred), 0), 2))
    return tf.add(pull, push)

subject = f
`,
    patch: contrastive(1),
  },
  {
    name: 'a class attribute, one square around both terms',
    code: py`
import numpy as np

class Cfg:
    margin = 1.25

cfg = Cfg()

def loss(y, d):
    return np.sum(np.where(y == 1, d, np.maximum(cfg.margin - d, 0)) ** 2) / y.shape[0]

subject = loss
`,
    patch: contrastive(1.25),
  },
  {
    name: 'Keras’s negative cosine similarity made a distance',
    code: py`
import tensorflow as tf

def f(y, s):  # s: tf.keras.losses.cosine_similarity, -1 for equal
    d = 1 + s
    return tf.reduce_mean(y * d ** 2 + (1 - y) * tf.maximum(0., 0.5 - d) ** 2)

subject = f
`,
    patch: { ...contrastive(0.5), distance: 'cosine' },
  },
  {
    name: 'an average of the two terms’ means',
    code: py`
from keras import backend as K

def loss(y_true, y_pred):
    left = y_pred[:, 0:1]
    return (K.mean(y_true * left ** 2) + K.mean((1 - y_true) * K.maximum(1 - left, 0.) ** 2)) / 2.

subject = loss
`,
    patch: contrastive(1, 'same', 1),
  },
  {
    name: 'the logistic loss of labels −1 and 1',
    code: py`
import numpy as np
subject = lambda y, z: np.mean(np.log1p(np.exp(-y * z)))
`,
    patch: { loss: 'bce' },
  },
  {
    name: 'hinge embedding of squares is none', // straight terms
    code: py`
import torch.nn as nn
hinge = nn.HingeEmbeddingLoss(margin=1.0)
subject = lambda y, d: hinge(d, y)
`,
    patch: null,
  },
  {
    name: 'the mean squared error of label and distance', // no margin
    code: py`
import keras
subject = keras.losses.MeanSquaredError()
`,
    patch: null,
  },
  {
    name: 'focal cross-entropy', // weighs by how sure it is
    code: py`
import tensorflow as tf

def focal(y, p, gamma=2.0):
    p = tf.clip_by_value(p, 1e-7, 1 - 1e-7)
    pt = y * p + (1 - y) * (1 - p)
    return tf.reduce_mean(-((1 - pt) ** gamma) * tf.math.log(pt))

subject = focal
`,
    patch: null,
  },
  {
    name: 'smoothed labels', // not the labels themselves
    code: py`
from keras.losses import BinaryCrossentropy
subject = BinaryCrossentropy(label_smoothing=0.2)
`,
    patch: null,
  },
  {
    name: 'terms of unlike weight', // one kind counts more
    code: py`
from keras import backend as K

def loss(y_true, y_pred):
    return K.mean(0.8 * y_true * K.square(y_pred) + 0.2 * (1 - y_true) * K.square(K.maximum(1 - y_pred, 0)))

subject = loss
`,
    patch: null,
  },
  {
    name: 'an exponential push', // LeCun’s energy loss
    code: py`
import tensorflow as tf

Q = 5.0

def energy(y, e):
    same = y * (2.0 / Q) * e ** 2
    different = (1 - y) * 2.0 * Q * tf.exp(-2.77 / Q * e)
    return tf.reduce_mean(same + different)

subject = energy
`,
    patch: null,
  },
  {
    name: 'no hinge', // pulls beyond the margin
    code: py`
import torch
subject = lambda y, d: torch.mean(y * d ** 2 + (1 - y) * (1.0 - d) ** 2)
`,
    patch: null,
  },
  {
    name: 'the margin squared apart', // max(0, m² − d²)
    code: py`
import torch

def loss(y, d, m=1.2):
    return (y * d.pow(2) + (1 - y) * torch.relu(m * m - d.pow(2))).mean()

subject = loss
`,
    patch: null,
  },
  {
    name: 'a hinge around the square, where it does nothing', // pulls beyond the margin
    code: py`
import tensorflow as tf

def contrastive(y, dist, margin=1.5):
    return tf.reduce_mean(y * dist ** 2 + (1 - y) * tf.maximum(0., tf.pow(margin - dist, 2)))

subject = contrastive
`,
    patch: null,
  },
  {
    name: 'labels that make no difference', // a slip
    code: py`
from keras import backend as K
subject = lambda y_true, y_pred: K.mean(K.square(y_pred) + K.square(K.maximum(1 - y_pred, 0)))
`,
    patch: null,
  },
]

/** Given two embeddings and labels, as PyTorch’s are written. */
export const OF_EMBEDDINGS: readonly HandWritten[] = [
  {
    name: 'the PyTorch tutorial’s class',
    code: py`
import torch
import torch.nn.functional as F

class ContrastiveLoss(torch.nn.Module):
    def __init__(self, margin=2.0):
        super(ContrastiveLoss, self).__init__()
        self.margin = margin

    def forward(self, output1, output2, label):
        euclidean_distance = F.pairwise_distance(output1, output2)
        loss_contrastive = torch.mean((1-label) * torch.pow(euclidean_distance, 2) +
                                      (label) * torch.pow(torch.clamp(self.margin - euclidean_distance, min=0.0), 2))
        return loss_contrastive

subject = ContrastiveLoss()
`,
    patch: { ...contrastive(2, 'different'), distance: 'euclidean' },
  },
  {
    name: 'squares, ½ and an ε',
    code: py`
import torch.nn as nn
import torch.nn.functional as F

class ContrastiveLoss(nn.Module):
    def __init__(self, margin):
        super().__init__()
        self.margin = margin
        self.eps = 1e-9

    def forward(self, output1, output2, target, size_average=True):
        distances = (output2 - output1).pow(2).sum(1)  # squared distances
        losses = 0.5 * (target.float() * distances +
                        (1 + -1 * target).float() * F.relu(self.margin - (distances + self.eps).sqrt()).pow(2))
        return losses.mean() if size_average else losses.sum()

subject = ContrastiveLoss(1.)
`,
    patch: {
      ...contrastive(1, 'same', 1),
      distance: 'euclidean',
      epsilon: 1e-9,
      epsilonForm: 'add',
    },
  },
  {
    name: 'a plain function, torch.norm',
    code: py`
import torch

def contrastive(a, b, y, m: float = 1.0):
    d = torch.norm(a - b, p=2, dim=1)
    return (y * d ** 2 + (1 - y) * torch.clamp(m - d, min=0) ** 2).mean()

subject = contrastive
`,
    patch: { ...contrastive(1), distance: 'euclidean', epsilon: 0 },
  },
  {
    name: 'PyTorch’s cosine embedding loss',
    code: py`
import torch.nn as nn
subject = nn.CosineEmbeddingLoss(margin=0.2)
`,
    patch: { loss: 'cosine_embedding', convention: 'same', margin: 0.2, distance: 'cosine' },
  },
  {
    name: 'cosines by hand, in TensorFlow',
    code: py`
import tensorflow as tf

def loss(e1, e2, y):
    e1 = tf.math.l2_normalize(e1, axis=-1)
    e2 = tf.math.l2_normalize(e2, axis=-1)
    d = 1.0 - tf.reduce_sum(e1 * e2, axis=-1)
    return tf.reduce_mean(y * tf.square(d) + (1.0 - y) * tf.square(tf.maximum(0.6 - d, 0.0)))

subject = loss
`,
    patch: { ...contrastive(0.6), distance: 'cosine' },
  },
  {
    name: 'Manhattan',
    code: py`
import torch

class Loss(torch.nn.Module):
    margin = 4.0

    def forward(self, x0, x1, y):
        d = torch.abs(x0 - x1).sum(dim=-1)
        return torch.sum(y * d**2 + (1 - y) * torch.relu(self.margin - d)**2) / x0.size(0)

subject = Loss()
`,
    patch: { ...contrastive(4), distance: 'manhattan' },
  },
  {
    name: 'a distance in a column, labels in a row',
    code: py`
import torch
import torch.nn.functional as F

def criterion(o1, o2, label):
    d = F.pairwise_distance(o1, o2, keepdim=True)
    return torch.mean(label * d ** 2 + (1 - label) * torch.clamp(1 - d, min=0.0) ** 2)

subject = criterion
`,
    patch: { loss: 'broadcast', convention: 'same', margin: 1, distance: 'euclidean' },
  },
  {
    name: 'a reduction by name, PairwiseDistance as a module',
    code: py`
import torch, torch.nn as nn, torch.nn.functional as F

class CL(nn.Module):
    def __init__(self, m=1.0, reduction='mean'):
        super().__init__()
        self.m, self.reduction = m, reduction
        self.dist = nn.PairwiseDistance(p=2)

    def forward(self, z1, z2, y):
        d = self.dist(z1, z2)
        l = torch.where(y == 1, d.pow(2), F.relu(self.m - d).pow(2))
        if self.reduction == 'mean':
            return l.mean()
        elif self.reduction == 'sum':
            return l.sum()
        return l

subject = CL(1.5, reduction='sum')
`,
    patch: { ...contrastive(1.5), distance: 'euclidean' },
  },
  {
    name: 'the root first, halves at the end, the batch by size(0)',
    code: py`
import torch

class ContrastiveLoss(torch.nn.Module):
    def __init__(self, margin: float = 1.0):
        super().__init__()
        self.margin = margin

    def check(self, x0, x1, y):
        assert x0.size() == x1.size()

    def forward(self, x0, x1, y):
        self.check(x0, x1, y)
        dist_sq = torch.sum(torch.pow(x0 - x1, 2), 1)
        dist = torch.sqrt(dist_sq)
        mdist = self.margin - dist
        dist = torch.clamp(mdist, min=0.0)
        loss = y * dist_sq + (1 - y) * torch.pow(dist, 2)
        return torch.sum(loss) / 2.0 / x0.size()[0]

subject = ContrastiveLoss(margin=0.7)
`,
    patch: { ...contrastive(0.7, 'same', 1), distance: 'euclidean', epsilon: 0 },
  },
  {
    name: 'plain Python of one pair',
    code: py`
import math

def euclidean(a, b):
    return math.sqrt(sum((float(x) - float(y)) ** 2 for x, y in zip(a, b)))

def contrastive_loss(a, b, y, margin=1.0):
    d = euclidean(a, b)
    if int(y) == 1:
        return d ** 2
    return max(0.0, margin - d) ** 2

subject = contrastive_loss
`,
    patch: { ...contrastive(1), distance: 'euclidean', epsilon: 0 },
  },
  {
    name: 'dot products with labels are none', // no distance
    code: py`
import torch
subject = lambda a, b, y: torch.nn.functional.mse_loss((a * b).sum(1), y)
`,
    patch: null,
  },
]

/** Given an anchor, a positive and a negative. */
export const OF_TRIPLETS: readonly HandWritten[] = [
  {
    name: 'FaceNet’s',
    code: py`
import tensorflow as tf

def triplet_loss(anchor, positive, negative, alpha=0.2):
    pos_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, positive)), 1)
    neg_dist = tf.reduce_sum(tf.square(tf.subtract(anchor, negative)), 1)
    basic_loss = tf.add(tf.subtract(pos_dist, neg_dist), alpha)
    return tf.reduce_mean(tf.maximum(basic_loss, 0.0), 0)

subject = triplet_loss
`,
    patch: { loss: 'triplet', margin: 0.2, mining: 'all', distance: 'squared' },
  },
  {
    name: 'PyTorch’s own',
    code: py`
from torch import nn
subject = nn.TripletMarginLoss(margin=0.5, p=2)
`,
    patch: { loss: 'triplet', margin: 0.5, mining: 'all', distance: 'euclidean' },
  },
  {
    name: 'with a distance of its own',
    code: py`
import torch.nn as nn
import torch.nn.functional as F
subject = nn.TripletMarginWithDistanceLoss(distance_function=lambda x, y: 1.0 - F.cosine_similarity(x, y), margin=0.3)
`,
    patch: { loss: 'triplet', margin: 0.3, mining: 'all', distance: 'cosine' },
  },
  {
    name: 'the mean over those that cost something',
    code: py`
import torch

def triplet(a, p, n, margin=0.4):
    diff = (a - p).abs().sum(1) - (a - n).abs().sum(1) + margin
    return torch.mean(diff[diff.gt(0)])

subject = triplet
`,
    patch: { loss: 'triplet', margin: 0.4, mining: 'all', distance: 'manhattan' },
  },
  {
    name: 'a soft margin', // log(1 + exp(x))
    code: py`
import torch
import torch.nn.functional as F

def loss(a, p, n):
    return F.softplus(F.pairwise_distance(a, p) - F.pairwise_distance(a, n)).mean()

subject = loss
`,
    patch: {
      loss: 'triplet',
      margin: 0,
      mining: 'all',
      tripletForm: 'soft',
      distance: 'euclidean',
    },
  },
]

/** Given a batch’s classes and embeddings. */
export const OF_BATCHES: readonly HandWritten[] = [
  {
    name: 'the hardest of each anchor',
    code: py`
import torch

def batch_hard(labels, x, margin=0.5):
    d = torch.cdist(x, x)
    same = labels.unsqueeze(0) == labels.unsqueeze(1)
    hardest_positive = (d * same.float()).max(dim=1)[0]
    hardest_negative = d.masked_fill(same, float('inf')).min(dim=1)[0]
    return torch.relu(hardest_positive - hardest_negative + margin).mean()

subject = batch_hard
`,
    patch: { loss: 'triplet', margin: 0.5, mining: 'hard', distance: 'euclidean' },
  },
  {
    name: 'all triplets by masks',
    code: py`
import tensorflow as tf

def batch_all(labels, embeddings, margin=0.3):
    d = tf.reduce_sum(tf.square(embeddings[:, None, :] - embeddings[None, :, :]), axis=-1)
    n = tf.shape(labels)[0]
    equal = tf.equal(labels[None, :], labels[:, None])
    positive = tf.logical_and(equal, tf.logical_not(tf.cast(tf.eye(n), tf.bool)))
    mask = tf.cast(tf.logical_and(positive[:, :, None], tf.logical_not(equal)[:, None, :]), tf.float32)
    losses = tf.maximum(d[:, :, None] - d[:, None, :] + margin, 0.0) * mask
    return tf.reduce_sum(losses) / tf.reduce_sum(mask)

subject = batch_all
`,
    patch: { loss: 'triplet', margin: 0.3, mining: 'all', distance: 'squared' },
  },
  {
    name: 'TensorFlow Addons’ semi-hard one',
    code: py`
import tensorflow_addons as tfa
subject = tfa.losses.TripletSemiHardLoss(margin=0.5)
`,
    patch: { loss: 'triplet', margin: 0.5, mining: 'semi_hard', distance: 'euclidean' },
  },
  {
    name: 'NT-Xent with class labels, written out',
    code: py`
import torch
import torch.nn.functional as F

def nt_xent(labels, x, t=0.2):
    z = F.normalize(x, dim=1)
    sim = z @ z.t() / t
    costs = []
    for i in range(len(labels)):
        negatives = sim[i][labels != labels[i]]
        for j in range(len(labels)):
            if i != j and labels[j] == labels[i]:
                logits = torch.cat([sim[i][j].view(1), negatives])
                costs.append(torch.logsumexp(logits, 0) - sim[i][j])
    return torch.stack(costs).mean()

subject = nt_xent
`,
    patch: { loss: 'info_nce', temperature: 0.2, distance: 'cosine' },
  },
  {
    name: 'supervised contrastive is none', // other positives stand in its denominator
    code: py`
import torch
import torch.nn.functional as F

def supcon(labels, features, temperature=0.1):
    z = F.normalize(features, dim=1)
    self_mask = torch.eye(z.shape[0], dtype=torch.bool)
    sim = (z @ z.T / temperature).masked_fill(self_mask, -1e9)
    pos = (labels.unsqueeze(0) == labels.unsqueeze(1)) & ~self_mask
    log_prob = sim - torch.logsumexp(sim, dim=1, keepdim=True)
    return -(log_prob * pos.float()).sum(1).div(pos.sum(1)).mean()

subject = supcon
`,
    patch: null,
  },
]

/** Accuracies of labels and outputs. */
export const METRICS: readonly HandWritten[] = [
  {
    name: 'below ½, cast to the labels’ type',
    code: py`
from keras import backend as K
subject = lambda y_true, y_pred: K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype)))
`,
    patch: { metric: 'keras_lt_half' },
  },
  {
    name: 'Keras’s own',
    code: py`
import tensorflow as tf

def accuracy(y_true, y_pred):
    return tf.reduce_mean(tf.keras.metrics.binary_accuracy(y_true, y_pred))

subject = accuracy
`,
    patch: { metric: 'binary_accuracy' },
  },
  {
    name: 'NumPy, raveled',
    code: py`
import numpy as np

def compute_accuracy(y_true, y_pred):
    pred = y_pred.ravel() < 0.5
    return np.mean(pred == y_true.ravel())

subject = compute_accuracy
`,
    patch: { metric: 'keras_lt_half' },
  },
  {
    name: 'PyTorch, counted',
    code: py`
import torch

def accuracy(label, prob):
    pred = (torch.sigmoid(prob) > 0.5).float()
    return (pred == label).sum().item() / label.size(0)

subject = accuracy
`,
    // σ is above ½ where its argument is above 0: an accuracy, though none of the page’s.
    patch: {},
  },
  {
    name: 'rounded',
    code: py`
import tensorflow as tf
subject = lambda y, p: tf.reduce_mean(tf.cast(tf.equal(tf.round(p), y), tf.float32))
`,
    patch: { metric: 'binary_accuracy' },
  },
  {
    name: 'a loop over lists, another line',
    code: py`
def acc(label, output):
    correct = 0
    for i in range(len(label)):
        if (output[i] > 0.7) == (label[i] == 1):
            correct += 1
    return correct / len(label)

subject = acc
`,
    patch: {},
  },
  {
    name: 'torch.where and eq, 1 where nearer than the margin',
    code: py`
import torch

def acc(label, output):
    pred = torch.where(output < 1.0, torch.ones_like(output), torch.zeros_like(output))
    return pred.eq(label).sum().item() / label.shape[0]

subject = acc
`,
    patch: {},
  },
  {
    name: 'the share of ones among those below ½ is none', // precision
    code: py`
import numpy as np
subject = lambda labels, predictions: labels[predictions.ravel() < 0.5].mean()
`,
    patch: null,
  },
]
