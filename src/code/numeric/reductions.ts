/** Sums, means, extremes and their kin over axes. */
import { axisOf, emptyArray, sizeOf, stridesOf, type DType, type NDArray } from './ndArray'
import { spend } from './work'

/** Axes that are gone over; null for all of them. */
export type Axes = readonly number[] | null

interface Lanes {
  readonly shape: number[]
  readonly kept: number[]
  /** The values of one lane of the result. */
  lane(i: number): Float64Array
}

/** An array as the lanes that each make one value. */
function lanesOf(a: NDArray, axes: Axes): Lanes {
  const rank = a.shape.length
  const over = new Set((axes ?? [...a.shape.keys()]).map((axis) => axisOf(axis, rank)))
  const strides = stridesOf(a.shape)
  const pick = (inside: boolean) =>
    a.shape.flatMap((length, axis) =>
      over.has(axis) === inside ? [{ length, stride: strides[axis]! }] : [],
    )
  const offsets = (parts: readonly { length: number; stride: number }[]) => {
    let places = [0]
    for (const { length, stride } of parts)
      places = places.flatMap((at) => Array.from({ length }, (_, i) => at + i * stride))
    return places
  }
  spend(a.data.length)
  const outer = offsets(pick(false))
  const inner = offsets(pick(true))
  return {
    shape: a.shape.filter((_, axis) => !over.has(axis)),
    kept: a.shape.map((length, axis) => (over.has(axis) ? 1 : length)),
    lane: (i) => Float64Array.from(inner, (at) => a.data[outer[i]! + at]!),
  }
}

/** Each lane along the axes becomes one value. */
export function reduce(
  a: NDArray,
  axes: Axes,
  keep: boolean,
  f: (lane: Float64Array) => number,
  dtype: DType = a.dtype,
): NDArray {
  const lanes = lanesOf(a, axes)
  const shape = keep ? lanes.kept : lanes.shape
  const result = emptyArray(shape, dtype)
  for (let i = 0; i < sizeOf(shape); i++) result.data[i] = f(lanes.lane(i))
  return result
}

/** Each lane along one axis becomes another of the same length: softmax, cumsum, sort. */
export function alongAxis(
  a: NDArray,
  axis: number,
  f: (lane: Float64Array) => ArrayLike<number>,
  dtype: DType = a.dtype,
): NDArray {
  const at = axisOf(axis, a.shape.length)
  const stride = stridesOf(a.shape)[at]!
  const length = a.shape[at]!
  // Sorting costs more than a sum.
  for (let i = 0; i < 4; i++) spend(a.data.length)
  const result = emptyArray(a.shape, dtype)
  for (let start = 0; start < a.data.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue
    const lane = Float64Array.from({ length }, (_, i) => a.data[start + i * stride]!)
    const made = f(lane)
    for (let i = 0; i < length; i++) result.data[start + i * stride] = made[i]!
  }
  return result
}

export const total = (lane: Float64Array): number => {
  let sum = 0
  for (const each of lane) sum += each
  return sum
}

export const mean = (lane: Float64Array): number => total(lane) / lane.length

/** NaN where any is, as NumPy, TensorFlow and PyTorch have it. */
export const largest = (lane: Float64Array): number => {
  let most = -Infinity
  for (const each of lane) most = Math.max(most, each)
  return most
}

export const smallest = (lane: Float64Array): number => {
  let least = Infinity
  for (const each of lane) least = Math.min(least, each)
  return least
}

/** @param missing what is taken off the count: 1 for an unbiased variance */
export const variance =
  (missing: number) =>
  (lane: Float64Array): number => {
    const middle = mean(lane)
    return total(lane.map((each) => (each - middle) ** 2)) / (lane.length - missing)
  }

/** The place of the first of the best. */
const placeOfBest =
  (isBetter: (a: number, b: number) => boolean) =>
  (lane: Float64Array): number => {
    let best = 0
    for (let i = 1; i < lane.length; i++) if (isBetter(lane[i]!, lane[best]!)) best = i
    return best
  }

export const placeOfLargest = placeOfBest((a, b) => a > b)
export const placeOfSmallest = placeOfBest((a, b) => a < b)

export const logOfSumOfExponents = (lane: Float64Array): number => {
  const most = largest(lane)
  return Number.isFinite(most) ? most + Math.log(total(lane.map((x) => Math.exp(x - most)))) : most
}
