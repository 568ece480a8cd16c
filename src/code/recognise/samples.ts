/** Vectors to ask a function about: the same ones each time. */
import { ndArray, type NDArray } from '../numeric/ndArray'

/** mulberry32, so that what is seen of a function is the same on every machine. */
export function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Vector = readonly number[]

/** A vector of numbers between −1 and 1, none of them small. */
export const vector = (width: number, random: () => number): Vector =>
  Array.from({ length: width }, () => {
    const x = 2 * random() - 1
    return Math.sign(x) * (0.2 + 0.8 * Math.abs(x))
  })

export const matrix = (rows: readonly Vector[]): NDArray =>
  ndArray(rows.flat(), [rows.length, rows[0]?.length ?? 0])

const dot = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
export const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a))
const times = (a: Vector, by: number): Vector => a.map((x) => x * by)
const plus = (a: Vector, b: Vector): Vector => a.map((x, i) => x + b[i]!)

/** How far apart two vectors are, by naive loops, without any ε. */
export const DISTANCE_OF = {
  euclidean: (a: Vector, b: Vector) => lengthOf(plus(a, times(b, -1))),
  squared: (a: Vector, b: Vector) => lengthOf(plus(a, times(b, -1))) ** 2,
  manhattan: (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0),
  cosine: (a: Vector, b: Vector) => {
    const lengths = lengthOf(a) * lengthOf(b)
    return lengths === 0 ? 1 : 1 - dot(a, b) / lengths
  },
} as const

export const unit = (a: Vector): Vector => times(a, 1 / lengthOf(a))

/** A vector that stands so far from another by the measure, in a direction of its own. */
export const PLACED: Readonly<
  Record<keyof typeof DISTANCE_OF, (from: Vector, distance: number, random: () => number) => Vector>
> = {
  euclidean: (from, distance, random) =>
    plus(from, times(unit(vector(from.length, random)), distance)),
  squared: (from, distance, random) =>
    plus(from, times(unit(vector(from.length, random)), Math.sqrt(distance))),
  manhattan: (from, distance, random) => {
    const direction = vector(from.length, random)
    const sum = direction.reduce((total, x) => total + Math.abs(x), 0)
    return plus(from, times(direction, distance / sum))
  },
  cosine: (from, distance, random) => {
    const along = unit(from)
    const other = vector(from.length, random)
    const across = unit(plus(other, times(along, -dot(other, along))))
    const cos = 1 - distance
    const turned = plus(times(along, cos), times(across, Math.sqrt(Math.max(0, 1 - cos * cos))))
    return times(turned, 0.5 + random())
  },
}
