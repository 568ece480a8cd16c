/** Arrays as NumPy, TensorFlow and PyTorch have them: numbers in rows, in double precision. */
import { NumericError } from './numericError'
import { spend } from './work'

export type DType = 'float' | 'int' | 'bool'

/** Row-major. Booleans are 0 and 1. */
export interface NDArray {
  readonly shape: readonly number[]
  readonly data: Float64Array
  readonly dtype: DType
}

/** Anything a function of arrays can be given or give back, functions among them (`tf.map_fn`). */
export type Value = NDArray | number | boolean | string | null | readonly Value[] | Operation

/** @throws NumericError with why it cannot be computed */
export type Operation = (args: readonly Value[], named?: Readonly<Record<string, Value>>) => Value

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, each) => product * each, 1)

export const isArray = (value: Value | undefined): value is NDArray =>
  typeof value === 'object' && value !== null && !isList(value)

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** Says beforehand what it costs. */
export function emptyArray(shape: readonly number[], dtype: DType = 'float') {
  const size = sizeOf(shape)
  spend(size)
  return { shape: [...shape], data: new Float64Array(size), dtype }
}

export const ndArray = (
  data: ArrayLike<number>,
  shape: readonly number[] = [data.length],
  dtype: DType = 'float',
): NDArray => {
  if (sizeOf(shape) !== data.length)
    throw new NumericError(`${data.length} numbers have no shape ${shapeText(shape)}`)
  spend(data.length)
  return { shape: [...shape], data: Float64Array.from(data), dtype }
}

export const scalar = (value: number, dtype: DType = 'float'): NDArray =>
  ndArray([value], [], dtype)

export const filled = (
  shape: readonly number[],
  value: number,
  dtype: DType = 'float',
): NDArray => {
  const result = emptyArray(shape, dtype)
  result.data.fill(value)
  return result
}

/** As Python writes it: (4, 1). */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`

/** A number, a truth value or nested lists of them as an array; what is none throws. */
export function asArray(value: Value | undefined): NDArray {
  if (isArray(value)) return value
  if (typeof value === 'number') return scalar(value, Number.isInteger(value) ? 'int' : 'float')
  if (typeof value === 'boolean') return scalar(Number(value), 'bool')
  if (isList(value)) return stackRows(value.map(asArray))
  throw new NumericError(`${describe(value)} is no array of numbers`)
}

/** What a value is, in a few words. */
export function describe(value: Value | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'None'
  if (typeof value === 'string') return `the text “${value.slice(0, 40)}”`
  if (typeof value === 'function') return 'a function'
  if (isArray(value)) return `an array of shape ${shapeText(value.shape)}`
  return isList(value) ? `a list of ${value.length}` : `the number ${Number(value)}`
}

/** Arrays of one shape under one another, along a new first axis. */
export function stackRows(rows: readonly NDArray[]): NDArray {
  const [first] = rows
  if (first === undefined) return ndArray([], [0])
  const result = emptyArray([rows.length, ...first.shape], widest(rows.map(({ dtype }) => dtype)))
  rows.forEach((row, i) => {
    if (row.shape.join() !== first.shape.join())
      throw new NumericError(
        `${shapeText(first.shape)} and ${shapeText(row.shape)} make no array together`,
      )
    result.data.set(row.data, i * first.data.length)
  })
  return result
}

/** The type that holds all of these. */
export const widest = (types: readonly DType[]): DType =>
  types.includes('float') ? 'float' : types.includes('int') ? 'int' : 'bool'

/** Places of an array's rows: how far one is from the next, along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = strides[axis + 1]! * shape[axis + 1]!
  return strides
}

/** An axis counted from 0, of one that may be counted from behind. */
export function axisOf(axis: number, rank: number): number {
  const at = axis < 0 ? axis + rank : axis
  if (!Number.isInteger(at) || at < 0 || at >= rank)
    throw new NumericError(`axis ${axis} does not exist in an array of ${rank} axes`)
  return at
}
