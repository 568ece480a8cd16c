/** For tests: distances by naive loops in double precision, slopes by finite differences. */
import { DISTANCES, type DistanceId } from '../../../domain/choices/distances'
import * as tf from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { uniformAt } from '../random'

export const IDS = Object.keys(DISTANCES) as DistanceId[]
export const PLAIN: RunConfig = { ...DEFAULT_CONFIG, epsilon: 0 }

/** Every form of the root. */
export const FORMS: readonly Partial<RunConfig>[] = [
  { rootSlope: 'ieee' },
  { rootSlope: 'tensorflow' },
  { epsilon: 1e-7, epsilonForm: 'max' },
  { epsilon: 1e-7, epsilonForm: 'add' },
  { epsilon: 1e-7, epsilonForm: 'safe' },
]

export type Rows = readonly (readonly number[])[]

/** The gradient of a function of numbers in double precision, by central differences. */
export function finiteDifferences(f: (x: readonly number[]) => number, x: readonly number[]) {
  const h = 1e-5
  return x.map((_, i) => {
    const moved = (by: number) => f(x.map((each, j) => (j === i ? each + by : each)))
    return (moved(h) - moved(-h)) / (2 * h)
  })
}

/** Numbers between −½ and ½. */
export const randomValues = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => uniformAt(seed, i) - 0.5)

/** Points of `length` components, between −½ and ½. */
export const randomRows = (count: number, length: number, seed: number): number[][] =>
  rowsOf(randomValues(count * length, seed), length)

/** A vector cut into rows. */
export function rowsOf(x: readonly number[], length: number): number[][] {
  return Array.from({ length: x.length / length }, (_, i) => x.slice(i * length, (i + 1) * length))
}

export const tensorOf = (rows: Rows) => tf.tensor2d(rows.map((row) => [...row]))
export const read = async (tensor: tf.Tensor) => Array.from(await tensor.data())

/** Relative to the largest of the expected numbers, or to 1 if that is larger. */
export function expectClose(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
) {
  expect(actual.length).toBe(expected.length)
  const scale = Math.max(1, ...expected.map(Math.abs))
  actual.forEach((each, i) =>
    expect(Math.abs(each - (expected[i] ?? NaN))).toBeLessThanOrEqual(tolerance * scale),
  )
}
