/** Keras’s own losses and metrics, and TensorFlow Addons’ contrastive loss, by their sources. */
import { map, zip } from '../elementwise'
import { reshape } from '../layout'
import { l2Normalize } from '../lengths'
import { asArray, type NDArray, type Operation } from '../ndArray'
import { reduceBy } from '../reduceBy'
import { mean, reduce, total } from '../reductions'
import { flag, number, operation, text, type Arg } from '../signature'
import { cast, define, type Table } from './define'
import { crossEntropyOfLogit, crossEntropyOfProbability } from './tensorflow'
import { crossEntropy } from './torchLosses'

/** keras.losses: functions give one loss for each row, classes one number by their reduction. */
export const LOSSES: Table = {}
/** keras.metrics. */
export const METRICS: Table = {}

const TRUE = 'y_true|target|labels'
const PRED = 'y_pred|output|logits'

type Formula = (y: NDArray, output: NDArray, settings: Arg[]) => NDArray

/** @param names of the function, then of the class @param settings both take */
function loss(names: string, settings: string, formula: Formula, table = LOSSES): void {
  const all = names.split('|')
  const own = settings === '' ? [] : [settings]
  const isClass = (name: string) => /^[A-Z]/.test(name) && name !== name.toUpperCase()
  for (const name of all)
    if (isClass(name))
      define(table, name, [...own, 'reduction?'].join(', '), (...given) => {
        const reduction = text(given.at(-1), 'mean')
          .toLowerCase()
          .replace(/^sum_over.*|^auto$/, 'mean')
        return withBothOrders((y, output) =>
          reduceBy(reduction, formula(...sameRank(y, output), given.slice(0, -1))),
        )
      })
    else
      define(table, name, [TRUE, PRED, ...own].join(', '), (y, output, ...given) =>
        formula(asArray(y), asArray(output), given),
      )
}

const withBothOrders = (f: (y: NDArray, output: NDArray) => NDArray): Operation =>
  operation(`${TRUE}, ${PRED}, sample_weight?`, (y, output) => f(asArray(y), asArray(output)))

/** Keras gives labels and outputs one rank where they differ by an axis of length 1. */
function sameRank(y: NDArray, output: NDArray): [NDArray, NDArray] {
  const [few, many] = y.shape.length < output.shape.length ? [y, output] : [output, y]
  if (many.shape.length !== few.shape.length + 1 || many.shape.at(-1) !== 1) return [y, output]
  const widened = reshape(few, [...few.shape, 1])
  return few === y ? [widened, output] : [y, widened]
}

const rowMeans = (a: NDArray): NDArray =>
  a.shape.length === 0 ? a : reduce(a, [-1], false, mean, 'float')
const over = (y: NDArray, output: NDArray, f: (y: number, o: number) => number) =>
  zip([y, output], f, 'float')

loss(
  'binary_crossentropy|BinaryCrossentropy|bce|BCE',
  'from_logits?, label_smoothing?, axis?',
  (y, output, [logits, smoothing]) => {
    const by = number(smoothing, 0)
    const smooth = by === 0 ? y : map(y, (each) => each * (1 - by) + by / 2, 'float')
    return rowMeans(
      over(smooth, output, flag(logits) ? crossEntropyOfLogit : crossEntropyOfProbability),
    )
  },
)
/** Of probabilities, brought to a sum of 1 and held 1e-7 away from 0 and 1, or of scores. */
const ofClasses: Formula = (y, output, [logits]) => {
  const sums = reduce(output, [-1], true, total, 'float')
  const scores = flag(logits)
    ? output
    : zip(
        [output, sums],
        (o, sum) => Math.log(Math.min(1 - 1e-7, Math.max(1e-7, o / sum))),
        'float',
      )
  return asArray(crossEntropy(scores, y, 'none', !flag(logits)))
}
loss('categorical_crossentropy|CategoricalCrossentropy', 'from_logits?', ofClasses)
loss('sparse_categorical_crossentropy|SparseCategoricalCrossentropy', 'from_logits?', ofClasses)
loss('mean_squared_error|MeanSquaredError|mse|MSE', '', (y, o) =>
  rowMeans(over(y, o, (a, b) => (a - b) ** 2)),
)
loss('mean_absolute_error|MeanAbsoluteError|mae|MAE', '', (y, o) =>
  rowMeans(over(y, o, (a, b) => Math.abs(a - b))),
)
loss('log_cosh|logcosh|LogCosh', '', (y, o) =>
  rowMeans(over(y, o, (a, b) => Math.log(Math.cosh(b - a)))),
)
loss('huber|Huber', 'delta?', (y, o, [delta]) => {
  const at = number(delta, 1)
  return rowMeans(
    over(y, o, (a, b) => {
      const off = Math.abs(a - b)
      return off <= at ? 0.5 * off * off : at * off - 0.5 * at * at
    }),
  )
})
/** Labels 0 and 1 are taken for −1 and 1. */
const signs = (y: NDArray): NDArray =>
  y.data.every((each) => each === 0 || each === 1) ? map(y, (each) => 2 * each - 1) : y
loss('hinge|Hinge', '', (y, o) => rowMeans(over(signs(y), o, (a, b) => Math.max(0, 1 - a * b))))
loss('squared_hinge|SquaredHinge', '', (y, o) =>
  rowMeans(over(signs(y), o, (a, b) => Math.max(0, 1 - a * b) ** 2)),
)
loss('kl_divergence|kld|KLD|KLDivergence', '', (y, o) => {
  const inside = (x: number) => Math.min(1, Math.max(1e-7, x))
  const terms = over(y, o, (a, b) => inside(a) * Math.log(inside(a) / inside(b)))
  return reduce(terms, [-1], false, total)
})
// Negative, so that it falls as the vectors come together.
loss('cosine_similarity|cosine_proximity|CosineSimilarity', 'axis?', (y, o, [axis]) => {
  const along = [number(axis, -1)]
  const [a, b] = [l2Normalize(y, along, 1e-12), l2Normalize(o, along, 1e-12)]
  return map(
    reduce(
      zip([a, b], (p, q) => p * q),
      along,
      false,
      total,
    ),
    (x) => -x,
    'float',
  )
})
// TensorFlow Addons, losses/contrastive.py: 1 = same, no ½.
loss('contrastive_loss|ContrastiveLoss', 'margin?', (y, o, [margin]) =>
  over(y, o, (label, d) => label * d * d + (1 - label) * Math.max(0, number(margin, 1) - d) ** 2),
)

define(METRICS, 'binary_accuracy', `${TRUE}, ${PRED}, threshold?`, (y, output, threshold) =>
  accuracy(asArray(y), asArray(output), number(threshold, 0.5)),
)
define(METRICS, 'BinaryAccuracy', 'name?, dtype?, threshold?', (_n, _d, threshold) =>
  withBothOrders((y, output) => {
    const right = accuracy(...sameRank(y, output), number(threshold, 0.5))
    return reduceBy('mean', right)
  }),
)
const accuracy = (y: NDArray, output: NDArray, threshold: number) =>
  over(cast(y, 'float'), output, (label, o) => Number(label === Number(o > threshold)))
define(METRICS, 'accuracy_score', `${TRUE}, ${PRED}`, (y, output) =>
  reduceBy(
    'mean',
    over(asArray(y), asArray(output), (label, o) => Number(label === o)),
  ),
)
