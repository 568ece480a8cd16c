/** Where numbers stand: reshaping, joining, turning, matrix products. */
import {
  axisOf,
  emptyArray,
  ndArray,
  shapeText,
  sizeOf,
  stridesOf,
  widest,
  type NDArray,
} from './ndArray'
import { broadcastShape, placesOf } from './elementwise'
import { NumericError } from './numericError'
import { spend } from './work'

/** @param shape one length may be −1 */
export function reshape(a: NDArray, shape: readonly number[]): NDArray {
  const known = shape.reduce((product, each) => (each === -1 ? product : product * each), 1)
  const full = shape.map((each) => (each === -1 ? a.data.length / known : each))
  if (sizeOf(full) !== a.data.length || full.some((each) => !Number.isInteger(each)))
    throw new NumericError(`${shapeText(a.shape)} cannot be given the shape ${shapeText(shape)}`)
  return { shape: full, data: a.data, dtype: a.dtype }
}

export function expandDims(a: NDArray, axis: number): NDArray {
  const at = axisOf(axis, a.shape.length + 1)
  return reshape(a, [...a.shape.slice(0, at), 1, ...a.shape.slice(at)])
}

/** @param axes those to drop; null for every one of length 1 */
export function squeeze(a: NDArray, axes: readonly number[] | null): NDArray {
  const dropped = new Set(axes?.map((axis) => axisOf(axis, a.shape.length)))
  const shape = a.shape.filter((length, axis) =>
    axes === null ? length !== 1 : !(dropped.has(axis) && length === 1),
  )
  return reshape(a, shape)
}

/** @param order the old axis that each new one is */
export function permute(a: NDArray, order: readonly number[]): NDArray {
  const axes = order.map((axis) => axisOf(axis, a.shape.length))
  if (new Set(axes).size !== a.shape.length)
    throw new NumericError(`${shapeText(order)} is no order of ${a.shape.length} axes`)
  const result = emptyArray(
    axes.map((axis) => a.shape[axis]!),
    a.dtype,
  )
  const from = stridesOf(a.shape)
  const to = stridesOf(result.shape)
  for (let i = 0; i < result.data.length; i++) {
    let place = 0
    axes.forEach((axis, k) => {
      place += (Math.floor(i / to[k]!) % result.shape[k]!) * from[axis]!
    })
    result.data[i] = a.data[place]!
  }
  return result
}

/** The last two axes, or the only one, turned round. */
export const transpose = (a: NDArray): NDArray => permute(a, [...a.shape.keys()].reverse())

export function swapAxes(a: NDArray, first: number, second: number): NDArray {
  const order = [...a.shape.keys()]
  const [i, k] = [axisOf(first, order.length), axisOf(second, order.length)]
  order[i] = k
  order[k] = i
  return permute(a, order)
}

export function concat(arrays: readonly NDArray[], axis: number): NDArray {
  const [first] = arrays
  if (first === undefined) throw new NumericError('nothing to join')
  const at = axisOf(axis, first.shape.length)
  const lengths = arrays.map(({ shape }) => shape[at] ?? 0)
  const shape = first.shape.map((length, k) =>
    k === at ? lengths.reduce((sum, each) => sum + each, 0) : length,
  )
  arrays.forEach((each) => {
    if (each.shape.length !== shape.length || each.shape.some((n, k) => k !== at && n !== shape[k]))
      throw new NumericError(
        `${shapeText(first.shape)} and ${shapeText(each.shape)} cannot be joined along axis ${axis}`,
      )
  })
  const result = emptyArray(shape, widest(arrays.map(({ dtype }) => dtype)))
  const before = sizeOf(shape.slice(0, at))
  const after = sizeOf(shape.slice(at + 1))
  let start = 0
  arrays.forEach((each, k) => {
    const width = lengths[k]! * after
    for (let row = 0; row < before; row++)
      result.data.set(
        each.data.subarray(row * width, (row + 1) * width),
        row * shape[at]! * after + start,
      )
    start += width
  })
  return result
}

/** Arrays of one shape side by side along a new axis. */
export const stack = (arrays: readonly NDArray[], axis: number): NDArray =>
  concat(
    arrays.map((each) => expandDims(each, axis)),
    axis,
  )

/** Entries `from` up to `to` along an axis. */
export function slice(a: NDArray, axis: number, from: number, to: number): NDArray {
  const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  return take(a, places, axis)
}

/** The entries at these places along an axis. */
export function take(a: NDArray, places: readonly number[], axis: number): NDArray {
  const at = axisOf(axis, a.shape.length)
  const length = a.shape[at]!
  const after = sizeOf(a.shape.slice(at + 1))
  const before = sizeOf(a.shape.slice(0, at))
  const result = emptyArray(
    [...a.shape.slice(0, at), places.length, ...a.shape.slice(at + 1)],
    a.dtype,
  )
  places.forEach((place, k) => {
    const from = place < 0 ? place + length : place
    if (!Number.isInteger(from) || from < 0 || from >= length)
      throw new NumericError(`there is no place ${place} among ${length}`)
    for (let row = 0; row < before; row++) {
      const start = (row * length + from) * after
      result.data.set(a.data.subarray(start, start + after), (row * places.length + k) * after)
    }
  })
  return result
}

/** As `@`: matrices in the last two axes, vectors as rows or columns, batches broadcast. */
export function matmul(left: NDArray, right: NDArray): NDArray {
  if (left.shape.length === 0 || right.shape.length === 0)
    throw new NumericError('a matrix product needs arrays, not single numbers')
  const a = left.shape.length === 1 ? expandDims(left, 0) : left
  const b = right.shape.length === 1 ? expandDims(right, 1) : right
  const [rows, inner] = a.shape.slice(-2) as [number, number]
  const [depth, columns] = b.shape.slice(-2) as [number, number]
  if (inner !== depth)
    throw new NumericError(`${shapeText(left.shape)} @ ${shapeText(right.shape)} has no product`)
  const batch = broadcastShape([a.shape.slice(0, -2), b.shape.slice(0, -2)])
  const result = emptyArray([...batch, rows, columns], widest([a.dtype, b.dtype]))
  spend(Math.ceil((result.data.length * inner) / 8))
  const placeA = placesOf(a.shape.slice(0, -2), batch)
  const placeB = placesOf(b.shape.slice(0, -2), batch)
  for (let n = 0; n < sizeOf(batch); n++)
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < columns; k++) {
        let sum = 0
        for (let j = 0; j < inner; j++)
          sum +=
            a.data[(placeA(n) * rows + i) * inner + j]! *
            b.data[(placeB(n) * inner + j) * columns + k]!
        result.data[(n * rows + i) * columns + k] = sum
      }
  const shape = [
    ...batch,
    ...(left.shape.length === 1 ? [] : [rows]),
    ...(right.shape.length === 1 ? [] : [columns]),
  ]
  return reshape(result, shape)
}

export const eye = (rows: number, columns = rows): NDArray => {
  const result = emptyArray([rows, columns])
  for (let i = 0; i < Math.min(rows, columns); i++) result.data[i * columns + i] = 1
  return result
}

/** The diagonal of a matrix, or a matrix of a diagonal. */
export function diagonal(a: NDArray): NDArray {
  const [rows = 0, columns = 0] = a.shape
  if (a.shape.length === 1) {
    const result = emptyArray([rows, rows], a.dtype)
    a.data.forEach((each, i) => {
      result.data[i * rows + i] = each
    })
    return result
  }
  if (a.shape.length !== 2) throw new NumericError('a diagonal is a matrix’s')
  return ndArray(
    Array.from({ length: Math.min(rows, columns) }, (_, i) => a.data[i * columns + i]!),
    undefined,
    a.dtype,
  )
}

/** The upper or lower triangle, the rest 0. @param shift of the diagonal, to the right */
export function triangle(a: NDArray, part: 'upper' | 'lower', shift: number): NDArray {
  const [rows, columns] = a.shape.slice(-2)
  if (rows === undefined || columns === undefined)
    throw new NumericError('a triangle is a matrix’s')
  const result = emptyArray(a.shape, a.dtype)
  a.data.forEach((each, i) => {
    const beyond = (i % columns) - (Math.floor(i / columns) % rows) - shift
    if (part === 'upper' ? beyond >= 0 : beyond <= 0) result.data[i] = each
  })
  return result
}
