/** Element by element, with NumPy's broadcasting. */
import { emptyArray, shapeText, stridesOf, widest, type DType, type NDArray } from './ndArray'
import { NumericError } from './numericError'

/** The shape that arrays of these shapes have together. */
export function broadcastShape(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length))
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((shape) => shape[shape.length - rank + axis] ?? 1)
    const length = lengths.find((each) => each !== 1) ?? 1
    if (lengths.some((each) => each !== 1 && each !== length))
      throw new NumericError(
        `shapes ${shapes.map(shapeText).join(' and ')} do not go together (no broadcasting)`,
      )
    return length
  })
}

/** For each element of a broadcast result, the place in an array of `shape` that it is made of. */
export function placesOf(
  shape: readonly number[],
  result: readonly number[],
): (i: number) => number {
  if (shape.length === result.length && shape.every((each, axis) => each === result[axis]))
    return (i) => i
  const strides = stridesOf(shape)
  const outer = stridesOf(result)
  const missing = result.length - shape.length
  const used = shape.flatMap((length, axis) =>
    length === 1 ? [] : [{ outer: outer[axis + missing]!, length, stride: strides[axis]! }],
  )
  return (i) =>
    used.reduce(
      (at, { outer, length, stride }) => at + (Math.floor(i / outer) % length) * stride,
      0,
    )
}

export function map(a: NDArray, f: (x: number) => number, dtype: DType = a.dtype): NDArray {
  const result = emptyArray(a.shape, dtype)
  for (let i = 0; i < result.data.length; i++) result.data[i] = f(a.data[i]!)
  return result
}

/** One value of each array makes one of the result. */
export function zip(
  arrays: readonly NDArray[],
  f: (...values: number[]) => number,
  dtype: DType = widest(arrays.map((each) => each.dtype)),
): NDArray {
  const result = emptyArray(broadcastShape(arrays.map(({ shape }) => shape)), dtype)
  const places = arrays.map(({ shape }) => placesOf(shape, result.shape))
  const values = new Array<number>(arrays.length)
  for (let i = 0; i < result.data.length; i++) {
    arrays.forEach(({ data }, k) => {
      values[k] = data[places[k]!(i)]!
    })
    result.data[i] = f(...values)
  }
  return result
}

export function broadcastTo(a: NDArray, shape: readonly number[]): NDArray {
  const result = emptyArray(shape, a.dtype)
  if (broadcastShape([a.shape, shape]).join() !== shape.join())
    throw new NumericError(`${shapeText(a.shape)} cannot be spread over ${shapeText(shape)}`)
  const place = placesOf(a.shape, shape)
  for (let i = 0; i < result.data.length; i++) result.data[i] = a.data[place(i)]!
  return result
}
