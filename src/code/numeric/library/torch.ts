/** Where PyTorch’s names or arguments are its own. */
import { map, zip } from '../elementwise'
import { concat, reshape, swapAxes, take } from '../layout'
import { norm, normalize, pairwiseDistance, cosineSimilarity } from '../lengths'
import {
  asArray,
  axisOf,
  filled,
  isArray,
  isList,
  scalar,
  type NDArray,
  type Value,
} from '../ndArray'
import { alongAxis, reduce, variance } from '../reductions'
import { axes, flag, number, numbers, operation, type Arg } from '../signature'
import { AXIS, cast, define, dtypeNamed, KEEP, X, Y, type Table } from './define'
import { LAYOUT } from './layout'
import { MATHS } from './maths'
import { REDUCTIONS } from './reductions'

export const TORCH: Table = {}

/** The whole array’s extreme, each lane’s with its place, or the larger of two arrays. */
for (const [name, place, ofTwo] of [
  ['max', 'argmax', 'maximum'],
  ['min', 'argmin', 'minimum'],
] as const)
  define(TORCH, name, `${X}, dim|axis|other?, keepdim?`, (x, dim, keep) => {
    const array = asArray(x)
    if (isList(dim) || (isArray(dim) && dim.shape.length > 0)) return MATHS[ofTwo]!([array, dim])
    if (dim === undefined) return REDUCTIONS[name]!([array])
    const rest = [number(dim), flag(keep)] as const
    return [REDUCTIONS[name]!([array, ...rest]), REDUCTIONS[place]!([array, ...rest])]
  })

for (const [name, finish] of [
  ['std', Math.sqrt],
  ['var', (x: number) => x],
] as const)
  define(
    TORCH,
    name,
    `${X}, dim|axis?, unbiased?, ${KEEP}?, correction?`,
    (x, dim, unbiased, keep) =>
      map(
        reduce(asArray(x), axes(dim), flag(keep), variance(flag(unbiased, true) ? 1 : 0), 'float'),
        finish,
      ),
  )

define(TORCH, 'transpose', `${X}, dim0, dim1`, (x, i, k) =>
  swapAxes(asArray(x), number(i), number(k)),
)
define(TORCH, 't', X, (x) => {
  const array = asArray(x)
  return array.shape.length < 2 ? array : swapAxes(array, 0, 1)
})
define(TORCH, 'roll', `${X}, shifts, dims|dim?`, (x, shifts, dims) => {
  const array = asArray(x)
  if (dims === undefined || dims === null)
    return reshape(rolled(reshape(array, [-1]), number(shifts), 0), [...array.shape])
  const axes_ = isList(dims) || typeof dims !== 'number' ? numbers(dims) : [dims]
  const by = typeof shifts === 'number' ? [shifts] : numbers(shifts)
  return axes_.reduce((all, axis, i) => rolled(all, by[i] ?? 0, axis), array)
})
const rolled = (array: NDArray, by: number, dim: number): NDArray => {
  const axis = axisOf(dim, array.shape.length)
  const length = array.shape[axis]!
  const from = Array.from({ length }, (_, i) => (((i - by) % length) + length) % length)
  return take(array, from, axis)
}
define(TORCH, 'norm|vector_norm', `${X}, p|ord?, ${AXIS}?, ${KEEP}?`, (x, p, dim, keep) =>
  norm(asArray(x), order(p), axes(dim), flag(keep), 'zero'),
)
/** The p of a norm, which some call 'fro' or 'euclidean'. */
export const order = (p: Arg): number => (typeof p === 'number' ? p : 2)

define(TORCH, 'dist', `${X}, ${Y}, p?`, (x, y, p) =>
  norm(
    zip([asArray(x), asArray(y)], (a, b) => a - b),
    number(p, 2),
    null,
    false,
    'zero',
  ),
)
define(TORCH, 'equal', `${X}, ${Y}`, (x, y) => {
  const [a, b] = [asArray(x), asArray(y)]
  return a.shape.join() === b.shape.join() && a.data.every((each, i) => each === b.data[i])
})
define(TORCH, 'flatten', `${X}, start_dim?, end_dim?`, (x, start, end) => {
  const { shape, ...rest } = asArray(x)
  if (shape.length === 0) return reshape({ shape, ...rest }, [1])
  const from = axisOf(number(start, 0), shape.length)
  const to = axisOf(number(end, -1), shape.length)
  const middle = shape.slice(from, to + 1).reduce((product, each) => product * each, 1)
  return reshape({ shape, ...rest }, [...shape.slice(0, from), middle, ...shape.slice(to + 1)])
})
define(TORCH, 'unbind', `${X}, dim?`, (x, dim) =>
  LAYOUT.unstack!([asArray(x), null, number(dim, 0)]),
)
define(TORCH, 'chunk', `${X}, chunks, dim?`, (x, chunks, dim) =>
  LAYOUT.split!([asArray(x), number(chunks), number(dim, 0)]),
)
define(TORCH, 'split', `${X}, split_size|split_size_or_sections, dim?`, (x, size, dim) => {
  const array = asArray(x)
  if (isList(size)) return LAYOUT.split!([array, size, number(dim, 0)])
  const length = array.shape[axisOf(number(dim, 0), array.shape.length)]!
  const each = number(size)
  const sizes = Array.from({ length: Math.ceil(length / each) }, (_, i) =>
    Math.min(each, length - i * each),
  )
  return LAYOUT.split!([array, sizes, number(dim, 0)])
})
define(TORCH, 'sort', `${X}, dim?, descending?`, (x, dim, descending) => {
  const places = sortedPlaces(asArray(x), number(dim, -1), flag(descending))
  return [LAYOUT.take_along_axis!([asArray(x), places, number(dim, -1)]), places]
})
define(TORCH, 'topk', `${X}, k, dim?, largest?, sorted?`, (x, k, dim, isLargest) => {
  const array = asArray(x)
  const along = axisOf(number(dim, -1), array.shape.length)
  const firsts = Array.from({ length: number(k) }, (_, i) => i)
  const places = take(sortedPlaces(array, along, flag(isLargest, true)), firsts, along)
  return [LAYOUT.take_along_axis!([array, places, along]), places]
})
const sortedPlaces = (array: NDArray, dim: number, descending: boolean): NDArray =>
  alongAxis(
    array,
    dim,
    (lane) => [...lane.keys()].sort((i, k) => (descending ? -1 : 1) * (lane[i]! - lane[k]!)),
    'int',
  )
define(TORCH, 'gather', `${X}, dim, index`, (x, dim, index) =>
  LAYOUT.take_along_axis!([asArray(x), asArray(index), number(dim)]),
)
define(TORCH, 'index_select', `${X}, dim, index`, (x, dim, index) =>
  LAYOUT.take!([asArray(x), asArray(index), number(dim)]),
)
define(TORCH, 'masked_fill|masked_fill_', `${X}, mask, value`, (x, mask, value) =>
  zip([asArray(x), asArray(mask)], (each, is) => (is === 0 ? each : number(value)), 'float'),
)
define(TORCH, 'normalize', `${X}, p|ord?, dim|axis?, eps?`, (x, p, dim, eps) =>
  normalize(asArray(x), order(p), number(dim, 1), number(eps, 1e-12)),
)
define(TORCH, 'pairwise_distance', 'x1, x2, p?, eps?, keepdim?', (a, b, p, eps, keep) =>
  pairwiseDistance(asArray(a), asArray(b), number(p, 2), number(eps, 1e-6), flag(keep)),
)
define(TORCH, 'threshold', `${X}, threshold, value, inplace?`, (x, least, value) =>
  map(asArray(x), (each) => (each > number(least) ? each : number(value))),
)
define(TORCH, 'dropout|alpha_dropout', `${X}, p?, training?, inplace?`, (x) => asArray(x))
/** A shape is given as a list, or as numbers one by one. */
for (const [name, value] of [
  ['zeros', 0],
  ['ones', 1],
] as const)
  define(TORCH, name, 'size|shape, q?, r?, s?, dtype?', (...given) => {
    const lengths = given.slice(0, 4).filter((each) => each !== undefined)
    const shape = lengths.length === 1 ? numbers(lengths[0]) : lengths.map((x) => number(x))
    return cast(filled(shape, value), dtypeNamed(given[4]))
  })
define(TORCH, 'scalar_tensor', 's|x', (x) => scalar(number(x)))
define(TORCH, 'addcmul', `${X}, tensor1, tensor2, value?`, (x, a, b, by) =>
  zip([asArray(x), asArray(a), asArray(b)], (p, q, r) => p + number(by, 1) * q * r),
)
define(TORCH, 'hstack', 'tensors', (x) => {
  const parts = (isList(x) ? x : [asArray(x)]).map(asArray)
  return concat(parts, parts[0]?.shape.length === 1 ? 0 : 1)
})

/** Modules without weights: made with settings, called with arrays. */
export const MODULES: Table = {}

const module = (
  names: string,
  settings: string,
  made: (...settings: Arg[]) => (...args: Arg[]) => Value,
  takes: string = X,
) => define(MODULES, names, settings, (...args) => operation(takes, made(...args), names))

module(
  'PairwiseDistance',
  'p?, eps?, keepdim?',
  (p, eps, keep) => (a, b) =>
    pairwiseDistance(asArray(a), asArray(b), number(p, 2), number(eps, 1e-6), flag(keep)),
  'x1, x2',
)
module(
  'CosineSimilarity',
  'dim?, eps?',
  (dim, eps) => (a, b) =>
    cosineSimilarity(asArray(a), asArray(b), number(dim, 1), number(eps, 1e-8)),
  'x1, x2',
)
module('Identity', 'args?', () => (x) => asArray(x))
for (const [names, of] of [
  ['ReLU', 'relu'],
  ['ReLU6', 'relu6'],
  ['Sigmoid', 'sigmoid'],
  ['Tanh', 'tanh'],
  ['Softplus', 'softplus'],
  ['LogSigmoid', 'log_sigmoid'],
] as const)
  module(names, 'inplace?', () => (x) => MATHS[of]!([asArray(x)]))
module('Softmax', 'dim?', (dim) => (x) => REDUCTIONS.softmax!([asArray(x), number(dim, -1)]))
