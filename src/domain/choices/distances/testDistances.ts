/** For tests: every distance by a naive loop in double precision, without ε. */
import type { DistanceId } from '../distances'

export type Point = readonly number[]

const sumOver = (a: Point, b: Point, f: (a: number, b: number) => number) =>
  a.reduce((sum, each, i) => sum + f(each, b[i] ?? NaN), 0)

export const NAIVE_DISTANCES: Readonly<Record<DistanceId, (a: Point, b: Point) => number>> = {
  euclidean: (a, b) => Math.sqrt(sumOver(a, b, (x, y) => (x - y) ** 2)),
  squared: (a, b) => sumOver(a, b, (x, y) => (x - y) ** 2),
  manhattan: (a, b) => sumOver(a, b, (x, y) => Math.abs(x - y)),
  cosine: (a, b) => {
    const length = (x: Point) =>
      Math.sqrt(
        Math.max(
          1e-12,
          sumOver(x, x, (s, t) => s * t),
        ),
      )
    return 1 - sumOver(a, b, (x, y) => x * y) / (length(a) * length(b))
  },
}
