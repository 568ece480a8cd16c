import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilson } from './wilson'

// SciPy 1.17: binomtest(k, n).proportion_ci(0.95, method='wilson').
it.each([
  [0, 10, 0, 0.27753279986288926],
  [10, 10, 0.7224672001371109, 1],
  [7, 10, 0.39677814746114526, 0.892208732593699],
  [3, 3, 0.4385029682449546, 1],
  [95, 309, 0.25862078126327853, 0.36099485264729864],
])('of %i of %i is that of SciPy', (k, n, low, high) => {
  const [from, to] = wilson(k, n)
  expect(from).toBeCloseTo(low, 12)
  expect(to).toBeCloseTo(high, 12)
})

it('says nothing of none', () => expect(wilson(0, 0)).toEqual([0, 1]))

it('holds the share, and is narrower of more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const k = Math.round(part * n)
        const [low, high] = wilson(k, n)
        expect(low).toBeLessThanOrEqual(k / n + 1e-12)
        expect(high).toBeGreaterThanOrEqual(k / n - 1e-12)
        const [lower, higher] = wilson(10 * k, 10 * n)
        expect(higher - lower).toBeLessThan(high - low)
      },
    ),
  )
})
