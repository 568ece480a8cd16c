/** New arrays, other types, shapes, and functions over rows. */
import { squeeze, take } from '../layout'
import {
  asArray,
  emptyArray,
  filled,
  isList,
  sizeOf,
  stackRows,
  type NDArray,
  type Value,
} from '../ndArray'
import { NumericError } from '../numericError'
import { callable, number, numbers, type Arg } from '../signature'
import { cast, define, dtypeNamed, X, type Table } from './define'

export const MAKING: Table = {}

define(MAKING, 'zeros|empty', 'shape|size', (shape) => filled(numbers(shape), 0))
define(MAKING, 'ones', 'shape|size', (shape) => filled(numbers(shape), 1))
define(MAKING, 'full|fill', 'shape|size|dims, fill_value|value', (shape, value) =>
  filled(numbers(shape), number(value)),
)
define(MAKING, 'zeros_like', X, (x) => filled(asArray(x).shape, 0))
define(MAKING, 'ones_like', X, (x) => filled(asArray(x).shape, 1))
define(MAKING, 'full_like', `${X}, fill_value`, (x, value) =>
  filled(asArray(x).shape, number(value)),
)
define(MAKING, 'range|arange', 'start, stop|limit|end?, step|delta?', (start, stop, step) => {
  const [from, to] = stop === undefined ? [0, number(start)] : [number(start), number(stop)]
  const by = number(step, 1)
  const length = Math.max(0, Math.ceil((to - from) / by))
  const result = emptyArray([Number.isFinite(length) ? length : Infinity], 'int')
  return { ...result, data: result.data.map((_, i) => from + i * by) }
})
define(MAKING, 'linspace', 'start, stop|end, num|steps?', (start, stop, count) => {
  const [from, to, length] = [number(start), number(stop), number(count, 50)]
  const result = emptyArray([length])
  return { ...result, data: result.data.map((_, i) => from + ((to - from) * i) / (length - 1)) }
})
define(MAKING, 'one_hot', 'indices|tensor|x|input, depth|num_classes', (x, depth) => {
  const [places, width] = [asArray(x), number(depth)]
  const result = emptyArray([...places.shape, width])
  places.data.forEach((place, i) => {
    if (place >= 0 && place < width) result.data[i * width + place] = 1
  })
  return result
})

define(
  MAKING,
  'identity|stop_gradient|detach|Variable|variable|convert_to_tensor|constant|tensor|Tensor|FloatTensor|array|asarray|as_tensor|from_numpy|convert_to_numpy|copy|clone|contiguous|ensure_shape|print_tensor',
  `${X}|initial_value, dtype?, more?`,
  (x, dtype) => (dtype === undefined ? asArray(x) : cast(asArray(x), dtypeNamed(dtype))),
)
define(MAKING, 'cast|to_float', `${X}, dtype?`, (x, dtype) => cast(asArray(x), dtypeNamed(dtype)))
define(MAKING, 'shape|int_shape', X, (x) => [...asArray(x).shape])
define(MAKING, 'rank|ndim', X, (x) => asArray(x).shape.length)
define(MAKING, 'size|numel', X, (x) => sizeOf(asArray(x).shape))
define(MAKING, 'epsilon', '_?', () => 1e-7)
define(MAKING, 'floatx', '_?', () => 'float32')

define(MAKING, 'map_fn|vectorized_map|map', 'fn|f|function, elems|xs', (fn, elems) => {
  const f = callable(fn)
  return stackRows(rowsOf(elems).map((row) => asArray(f([row]))))
})
/** What `map_fn` hands out one after another: rows, or lists of rows where it is given a list. */
function rowsOf(elems: Arg): Value[] {
  if (!isList(elems)) return unstacked(asArray(elems))
  const columns = elems.map((each) => unstacked(asArray(each)))
  return (columns[0] ?? []).map((_, i) => columns.map((column) => column[i] ?? null))
}
export const unstacked = (a: NDArray): NDArray[] => {
  if (a.shape.length === 0) throw new NumericError('a single number has no rows')
  return Array.from({ length: a.shape[0]! }, (_, i) => squeeze(take(a, [i], 0), [0]))
}
define(MAKING, 'foldl', 'fn, elems, initializer?', (fn, elems, initial) =>
  rowsOf(elems).reduce((sum, row) => callable(fn)([sum, row]), initial ?? 0),
)
