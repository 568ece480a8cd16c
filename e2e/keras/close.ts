/** How the engine's numbers are held against Keras's. */
import { expect } from 'vitest'
import type { Digest } from './formula'

/** JSON knows neither NaN nor an infinity: they stand as "nan", "inf" and "-inf". */
export type Written = number | string

const read = (value: Written): number =>
  typeof value === 'number' ? value : value === 'nan' ? NaN : value === 'inf' ? Infinity : -Infinity

/**
 * Each number within `relative` of its reference, or within a tenth of that of the largest
 * reference beside it: a sum of many terms cancels to a small number with their rounding in it.
 */
export function expectClose(
  actual: ArrayLike<number>,
  expected: readonly Written[],
  relative: number,
) {
  const reference = expected.map(read)
  const finite = reference.filter(Number.isFinite)
  const scale = Math.max(0, ...finite.map(Math.abs))
  expect(actual.length).toBe(reference.length)
  reference.forEach((value, i) => {
    const given = actual[i] ?? NaN
    const allowed = relative * (Math.abs(value) + 0.1 * scale)
    if (Number.isFinite(value)) expectWithin(given, value, allowed, `at ${i}`)
    else if (!Object.is(given, value)) expect.fail(`at ${i}: ${given} for ${value}`)
  })
}

/**
 * A digest within `relative`: its norm, its sums to that share of the norm (an error spread over all
 * entries shows there as about itself), its samples, of which those near 0 to that share of the root
 * mean square.
 * @param size how many numbers were digested
 */
export function expectDigest(actual: Digest, expected: Digest, size: number, relative: number) {
  const { norm } = expected
  expectWithin(actual.norm, norm, relative * norm, 'norm')
  expectWithin(actual.sum, expected.sum, relative * (norm + Math.abs(expected.sum)), 'sum')
  expectWithin(actual.signed, expected.signed, relative * norm, 'signed sum')
  const typical = norm / Math.sqrt(size)
  expected.samples.forEach((value, i) => {
    const allowed = relative * (Math.abs(value) + typical)
    expectWithin(actual.samples[i] ?? NaN, value, allowed, `sample ${i}`)
  })
}

/** Fails for an `actual` of NaN too. */
function expectWithin(actual: number, expected: number, allowed: number, what: string) {
  if (!(Math.abs(actual - expected) <= allowed))
    expect.fail(`${what}: ${actual} for ${expected}, allowed ±${allowed}`)
}
