/** Reshaping, joining, choosing, matrix products, distances of all rows. */
import { broadcastTo, zip } from '../elementwise'
import { einsum } from '../einsum'
import { gather, gatherAlong, masked } from '../indexing'
import {
  concat,
  diagonal,
  expandDims,
  eye,
  matmul,
  permute,
  reshape,
  slice,
  squeeze,
  stack,
  swapAxes,
  take,
  transpose,
  triangle,
} from '../layout'
import { cosineSimilarity, distanceMatrix, rowDots } from '../lengths'
import { asArray, axisOf, emptyArray, isList, type NDArray } from '../ndArray'
import { arrays, axes, flag, number, numbers, text, type Arg } from '../signature'
import { AXIS, cast, define, dtypeNamed, X, Y, type Table } from './define'

export const LAYOUT: Table = {}

define(LAYOUT, 'reshape', `${X}, shape|newshape`, (x, shape) => reshape(asArray(x), numbers(shape)))
define(LAYOUT, 'flatten|ravel|batch_flatten', X, (x) => reshape(asArray(x), [-1]))
define(LAYOUT, 'expand_dims|unsqueeze', `${X}, ${AXIS}?`, (x, axis) =>
  expandDims(asArray(x), number(axis, -1)),
)
define(LAYOUT, 'squeeze', `${X}, ${AXIS}?`, (x, axis) => squeeze(asArray(x), axes(axis)))
define(
  LAYOUT,
  'transpose|permute|permute_dimensions',
  `${X}, perm|axes|pattern|dims?`,
  (x, order) => {
    const array = asArray(x)
    return order === undefined || order === null ? transpose(array) : permute(array, numbers(order))
  },
)
define(LAYOUT, 'matrix_transpose', X, (x) => swapAxes(asArray(x), -1, -2))
define(LAYOUT, 'swapaxes|swapdims', `${X}, axis1|axis0|dim0, axis2|dim1`, (x, i, k) =>
  swapAxes(asArray(x), number(i), number(k)),
)
define(
  LAYOUT,
  'concat|concatenate|cat|hstack',
  'values|tensors|arrays|xs|inputs, axis|dim?',
  (x, axis) => concat(arrays(x), number(axis, 0)),
)
define(LAYOUT, 'stack', 'values|tensors|arrays|x, axis|dim?', (x, axis) =>
  stack(arrays(x), number(axis, 0)),
)
define(LAYOUT, 'unstack|unbind', `${X}, num?, axis|dim?`, (x, _, axis) => {
  const array = asArray(x)
  const along = axisOf(number(axis, 0), array.shape.length)
  return Array.from({ length: array.shape[along]! }, (_, i) =>
    squeeze(take(array, [i], along), [along]),
  )
})
define(
  LAYOUT,
  'split',
  `${X}, num_or_size_splits|split_size|indices_or_sections, axis|dim?`,
  (x, parts, axis) => {
    const array = asArray(x)
    const along = axisOf(number(axis, 0), array.shape.length)
    const length = array.shape[along]!
    const sizes = isList(parts)
      ? numbers(parts)
      : Array.from({ length: number(parts) }, () => length / number(parts))
    let from = 0
    return sizes.map((size) => slice(array, along, from, (from += size)))
  },
)
define(LAYOUT, 'tile|repeat_elements', `${X}, multiples|reps|repeats|n`, (x, times) => {
  let array = asArray(x)
  numbers(times).forEach((count, axis) => {
    array = concat(
      Array.from({ length: count }, () => array),
      axis,
    )
  })
  return array
})
define(LAYOUT, 'broadcast_to', `${X}, shape|size`, (x, shape) =>
  broadcastTo(asArray(x), numbers(shape)),
)
define(LAYOUT, 'gather|take', `${X}|params, indices|index, axis|dim?`, (x, places, axis) =>
  gather(asArray(x), asArray(places), number(axis, 0)),
)
define(LAYOUT, 'take_along_axis', `${X}, indices, ${AXIS}?`, (x, places, axis) => {
  const array = asArray(x)
  return gatherAlong(array, asArray(places), axisOf(number(axis, -1), array.shape.length))
})
define(LAYOUT, 'boolean_mask|masked_select', `${X}, mask`, (x, mask) => {
  const array = asArray(x)
  const chosen = asArray(mask)
  return masked(array, { ...broadcastMask(chosen, array), dtype: 'bool' })
})
const broadcastMask = (mask: NDArray, array: NDArray) =>
  mask.shape.length < array.shape.length ? mask : broadcastTo(mask, array.shape)

define(LAYOUT, 'matmul|mm|bmm', `${X}, ${Y}, transpose_a?, transpose_b?`, (x, y, turnX, turnY) => {
  const side = (value: Arg, turn: Arg) =>
    flag(turn) ? swapAxes(asArray(value), -1, -2) : asArray(value)
  return matmul(side(x, turnX), side(y, turnY))
})
define(LAYOUT, 'dot', `${X}, ${Y}`, (x, y) => matmul(asArray(x), asArray(y)))
define(LAYOUT, 'batch_dot', `${X}, ${Y}, axes?`, (x, y) =>
  expandDims(rowDots(asArray(x), asArray(y)), -1),
)
define(LAYOUT, 'vdot|inner', `${X}, ${Y}`, (x, y) => matmul(asArray(x), asArray(y)))
define(LAYOUT, 'outer', `${X}, ${Y}`, (x, y) =>
  zip([reshape(asArray(x), [-1, 1]), reshape(asArray(y), [1, -1])], (p, q) => p * q),
)
define(LAYOUT, 'eye', 'n|N|num_rows, m|M|num_columns?, dtype?', (n, m, dtype) =>
  cast(eye(number(n), number(m ?? undefined, number(n))), dtypeNamed(dtype)),
)
define(LAYOUT, 'diag|diag_part|diagonal|tensor_diag_part', X, (x) => diagonal(asArray(x)))
define(LAYOUT, 'triu', `${X}, k|diagonal?`, (x, shift) =>
  triangle(asArray(x), 'upper', number(shift, 0)),
)
define(LAYOUT, 'tril', `${X}, k|diagonal?`, (x, shift) =>
  triangle(asArray(x), 'lower', number(shift, 0)),
)
define(LAYOUT, 'set_diag', `${X}, diagonal`, (x, diagonal) => {
  const [array, values] = [asArray(x), asArray(diagonal)]
  const columns = array.shape.at(-1) ?? 1
  const result = emptyArray(array.shape, array.dtype)
  array.data.forEach((each, i) => {
    const row = Math.floor(i / columns)
    result.data[i] = i % columns === row ? values.data[row]! : each
  })
  return result
})
define(LAYOUT, 'einsum', 'equation, x, y?, z?', (equation, ...operands) =>
  einsum(text(equation, ''), operands.filter((each) => each !== undefined).map(asArray)),
)
define(LAYOUT, 'cdist', 'x1, x2, p?', (x, y, p) =>
  distanceMatrix(asArray(x), asArray(y), number(p, 2)),
)
define(LAYOUT, 'cosine_similarity', `${X}|x1, ${Y}|x2, dim|axis?, eps?`, (x, y, axis, eps) =>
  cosineSimilarity(asArray(x), asArray(y), number(axis, 1), number(eps, 1e-8)),
)
