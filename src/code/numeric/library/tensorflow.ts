/** Where TensorFlow’s, Keras’s or NumPy’s names or arguments are their own. */
import { map, zip } from '../elementwise'
import { concat, expandDims, matmul, reshape } from '../layout'
import { l2Normalize, norm, normalize, rowDots } from '../lengths'
import { asArray, type Value } from '../ndArray'
import { mean, reduce, total } from '../reductions'
import { arrays, axes, flag, number, numbers, operation, type Arg } from '../signature'
import { AXIS, define, KEEP, X, Y, type Table } from './define'
import { order } from './torch'

export const TENSORFLOW: Table = {}

define(TENSORFLOW, 'norm|vector_norm', `${X}, ord?, ${AXIS}?, ${KEEP}?`, (x, p, axis, keep) =>
  norm(asArray(x), order(p), axes(axis), flag(keep), 'infinite'),
)
define(TENSORFLOW, 'reduce_euclidean_norm', `${X}, ${AXIS}?, ${KEEP}?`, (x, axis, keep) =>
  norm(asArray(x), 2, axes(axis), flag(keep), 'infinite'),
)
define(TENSORFLOW, 'l2_normalize', `${X}, axis|dim?, epsilon?`, (x, axis, epsilon) =>
  l2Normalize(asArray(x), axes(axis), number(epsilon, 1e-12)),
)
/** tf.linalg.normalize gives the norm beside. */
define(TENSORFLOW, 'normalize', `${X}, ord?, axis?`, (x, p, axis) => {
  const array = asArray(x)
  const lengths = norm(array, order(p), axes(axis), true, 'infinite')
  return [zip([array, lengths], (each, length) => each / length, 'float'), lengths]
})
define(TENSORFLOW, 'sigmoid_cross_entropy_with_logits', 'labels, logits', (labels, logits) =>
  zip([asArray(labels), asArray(logits)], crossEntropyOfLogit, 'float'),
)
define(TENSORFLOW, 'tensordot', `${X}, ${Y}, axes`, (x, y) => matmul(asArray(x), asArray(y)))

/** max(z, 0) − y·z + log(1 + e^−|z|). */
export const crossEntropyOfLogit = (y: number, z: number): number =>
  Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)))
/** −y·log p − (1 − y)·log(1 − p), p held 1e-7 away from 0 and 1 as Keras does it. */
export const crossEntropyOfProbability = (y: number, probability: number): number => {
  const p = Math.min(1 - 1e-7, Math.max(1e-7, probability))
  return -(y * Math.log(p) + (1 - y) * Math.log(1 - p))
}

/** keras.backend, mostly `K`. */
export const BACKEND: Table = { ...TENSORFLOW }

define(BACKEND, 'concatenate', 'tensors, axis?', (x, axis) => concat(arrays(x), number(axis, -1)))
define(BACKEND, 'binary_crossentropy', 'target, output, from_logits?', (y, output, fromLogits) =>
  zip(
    [asArray(y), asArray(output)],
    flag(fromLogits) ? crossEntropyOfLogit : crossEntropyOfProbability,
    'float',
  ),
)
define(BACKEND, 'dot', `${X}, ${Y}`, (x, y) => matmul(asArray(x), asArray(y)))

/** keras.ops. */
export const OPS: Table = { ...BACKEND }

define(OPS, 'normalize', `${X}, axis?, order?, epsilon?`, (x, axis, p, epsilon) =>
  normalize(asArray(x), order(p), number(axis, -1), number(epsilon, 1e-12)),
)

/** Layers of Keras without weights, called with the list of what they join. */
export const LAYERS: Table = {}

const joining = (
  names: string,
  settings: string,
  made: (...settings: Arg[]) => (inputs: Arg) => Value,
) => {
  const [asClass, asFunction] = names.split('|') as [string, string]
  define(LAYERS, asClass, settings, (...args) => operation('inputs', made(...args), asClass))
  define(LAYERS, asFunction, `inputs, ${settings}`, (inputs, ...args) => made(...args)(inputs))
}
const folded = (f: (a: number, b: number) => number) => () => (inputs: Arg) =>
  arrays(inputs).reduce((sum, each) => zip([sum, each], f))

joining(
  'Add|add',
  'name?',
  folded((a, b) => a + b),
)
joining(
  'Subtract|subtract',
  'name?',
  folded((a, b) => a - b),
)
joining(
  'Multiply|multiply',
  'name?',
  folded((a, b) => a * b),
)
joining('Maximum|maximum', 'name?', folded(Math.max))
joining('Minimum|minimum', 'name?', folded(Math.min))
joining('Average|average', 'name?', () => (inputs) => {
  const parts = arrays(inputs)
  const sum = parts.reduce((all, each) => zip([all, each], (a, b) => a + b))
  return map(sum, (x) => x / parts.length, 'float')
})
joining(
  'Concatenate|concatenate',
  'axis?',
  (axis) => (inputs) => concat(arrays(inputs), number(axis, -1)),
)
joining('Dot|dot', 'axes, normalize?', (_, isNormalized) => (inputs) => {
  const [a, b] = arrays(inputs).map((each) =>
    flag(isNormalized) ? l2Normalize(each, [-1], 1e-12) : each,
  )
  return expandDims(rowDots(asArray(a), asArray(b)), -1)
})
define(LAYERS, 'Flatten', 'data_format?', () =>
  operation('inputs', (x) => {
    const array = asArray(x)
    return reshape(array, [array.shape[0] ?? 1, -1])
  }),
)
define(LAYERS, 'UnitNormalization', 'axis?', (axis) =>
  operation('inputs', (x) => l2Normalize(asArray(x), numbers(axis ?? -1), 1e-12)),
)

export const NUMPY: Table = { ...TENSORFLOW }

define(NUMPY, 'average', `${X}, axis?, weights?`, (x, axis) =>
  reduce(asArray(x), axes(axis), false, mean, 'float'),
)
define(NUMPY, 'euclidean', 'u, v', (u, v) => norm(difference(u, v), 2, null, false, 'infinite'))
define(NUMPY, 'sqeuclidean', 'u, v', (u, v) =>
  reduce(
    map(difference(u, v), (x) => x * x),
    null,
    false,
    total,
  ),
)
define(NUMPY, 'cityblock', 'u, v', (u, v) => norm(difference(u, v), 1, null, false, 'zero'))
const difference = (u: Arg, v: Arg) => zip([asArray(u), asArray(v)], (a, b) => a - b)
