/** What an array answers to: `x.shape`, `x.T`, `x.mean(dim=1)`, `x.size(0)`, `x.item()`. */
import { matmul, reshape, transpose } from './layout'
import { cast, define, dtypeNamed, type Table } from './library/define'
import { LAYOUT } from './library/layout'
import { MAKING } from './library/making'
import { MATHS } from './library/maths'
import { REDUCTIONS } from './library/reductions'
import { TORCH } from './library/torch'
import { broadcastTo, map, zip } from './elementwise'
import { asArray, isArray, sizeOf, type NDArray, type Operation, type Value } from './ndArray'
import { NumericError } from './numericError'
import { unstacked } from './library/making'
import { number, numbers, type Arg } from './signature'

const TYPE_NAMES = { float: 'float32', int: 'int64', bool: 'bool' } as const

const ATTRIBUTES: Readonly<Record<string, (a: NDArray) => Value>> = {
  shape: (a) => [...a.shape],
  dtype: (a) => TYPE_NAMES[a.dtype],
  ndim: (a) => a.shape.length,
  T: (a) => transpose(a),
  mT: (a) => transpose(a),
  device: () => 'cpu',
  is_cuda: () => false,
  requires_grad: () => true,
  data: (a) => a,
  grad: () => null,
}

const METHODS: Table = {}

/** The ways to write a shape: as numbers one by one, or as a list. */
const shapeOf = (args: readonly Arg[]): readonly number[] => {
  const given = args.filter((each) => each !== undefined)
  return given.length === 1 ? numbers(given[0]) : given.map((each) => number(each))
}
const MANY = 'p?, q?, r?, s?, t?, u?'

define(METHODS, 'item|tolist|numpy', 'x', (x) => {
  const array = asArray(x)
  return array.data.length === 1 ? array.data[0]! : array
})
for (const name of [
  'numpy',
  'cpu',
  'cuda',
  'detach',
  'clone',
  'contiguous',
  'requires_grad_',
  'eval',
])
  define(METHODS, name, 'x, a?, b?', (x) => asArray(x))
define(METHODS, 'to|type|astype', 'x, dtype?, other?', (x, dtype, other) => {
  const named = [dtype, other].find((each) => /float|double|half|int|long|bool/i.test(String(each)))
  return named === undefined ? asArray(x) : cast(asArray(x), dtypeNamed(named))
})
define(METHODS, 'type_as|view_as|reshape_as|expand_as', 'x, other', (x, other) => {
  const [array, like] = [asArray(x), asArray(other)]
  return array.data.length === like.data.length
    ? reshape(array, like.shape)
    : broadcastTo(array, like.shape)
})
define(METHODS, 'type_as', 'x, other', (x, other) => cast(asArray(x), asArray(other).dtype))
for (const name of ['float', 'double', 'half'])
  define(METHODS, name, 'x', (x) => cast(asArray(x), 'float'))
for (const name of ['int', 'long']) define(METHODS, name, 'x', (x) => cast(asArray(x), 'int'))
for (const name of ['bool', 'byte']) define(METHODS, name, 'x', (x) => cast(asArray(x), 'bool'))
define(METHODS, 'size', 'x, dim?', (x, dim) => {
  const { shape } = asArray(x)
  return dim === undefined ? [...shape] : (shape.at(number(dim)) ?? missing(number(dim)))
})
const missing = (dim: number): never => {
  throw new NumericError(`there is no axis ${dim}`)
}
define(METHODS, 'get_shape', 'x', (x) => [...asArray(x).shape])
define(METHODS, 'dim|ndimension', 'x', (x) => asArray(x).shape.length)
define(METHODS, 'numel|nelement', 'x', (x) => sizeOf(asArray(x).shape))
define(METHODS, 'view|reshape', `x, ${MANY}`, (x, ...shape) => reshape(asArray(x), shapeOf(shape)))
define(METHODS, 'permute', `x, ${MANY}`, (x, ...order) =>
  LAYOUT.permute!([asArray(x), shapeOf(order)]),
)
define(METHODS, 'expand', `x, ${MANY}`, (x, ...given) => {
  const array = asArray(x)
  const shape = shapeOf(given)
  const behind = shape.length - array.shape.length
  return broadcastTo(
    array,
    shape.map((each, axis) => (each === -1 ? array.shape[axis - behind]! : each)),
  )
})
define(METHODS, 'repeat', `x, ${MANY}`, (x, ...times) => {
  const array = asArray(x)
  const counts = shapeOf(times)
  const ones = new Array<number>(Math.max(0, counts.length - array.shape.length)).fill(1)
  return LAYOUT.tile!([reshape(array, [...ones, ...array.shape]), [...counts]])
})
define(METHODS, 'ravel', 'x', (x) => reshape(asArray(x), [-1]))
define(METHODS, 'fill_diagonal_', 'x, value', (x, value) => {
  const array = asArray(x)
  const columns = array.shape.at(-1) ?? 1
  return {
    ...array,
    data: array.data.map((each, i) =>
      i % columns === Math.floor(i / columns) ? number(value) : each,
    ),
  }
})
define(METHODS, 'logical_not|bitwise_not', 'x', (x) =>
  map(asArray(x), (each) => Number(each === 0), 'bool'),
)
define(METHODS, '__len__', 'x', (x) => unstacked(asArray(x)).length)

define(METHODS, 'zero_', 'x', (x) => map(asArray(x), () => 0))
define(METHODS, 'addmm', 'x, a, b, c?, d?, beta?, alpha?', (x, ...given) => {
  // The old order is beta, alpha, both matrices.
  const [beta, alpha, left, right] =
    given[2] === undefined ? [given[4], given[5], given[0], given[1]] : given
  const by = number(alpha, 1)
  return zip(
    [asArray(x), matmul(asArray(left), asArray(right))],
    (sum, product) => number(beta, 1) * sum + by * product,
    'float',
  )
})

const SHARED: Table = { ...MATHS, ...REDUCTIONS, ...LAYOUT, ...MAKING, ...TORCH, ...METHODS }

/** An attribute's value or a method, bound to the array; undefined where it has none of that name. */
export function memberOf(a: NDArray, name: string): Value | undefined {
  if (Object.hasOwn(ATTRIBUTES, name)) return ATTRIBUTES[name]!(a)
  const method = [name, name.replace(/(?<=\w)_$/, '')].find((each) => Object.hasOwn(SHARED, each))
  if (method === undefined) return undefined
  const operation = SHARED[method] as Operation
  return (args, named) => {
    const result = operation([a, ...args], named)
    return name.endsWith('_') && isArray(result) ? inPlace(a, result) : result
  }
}

/** A trailing underscore changes the array itself, and with it all that are views of it. */
function inPlace(a: NDArray, result: NDArray): NDArray {
  if (a.shape.join() !== result.shape.join()) return result
  if (a.data !== result.data) a.data.set(result.data)
  return a
}
