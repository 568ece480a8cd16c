import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilson } from './wilson'

// statsmodels 0.14, proportion_confint(k, n, method='wilson').
it.each([
  [0, 10, 0, 0.2775327998628892],
  [10, 10, 0.7224672001371107, 1],
  [7, 10, 0.3967732199795652, 0.8922063857271562],
  [3, 3, 0.43849391955098204, 1],
])('of %i of %i is that of statsmodels', (k, n, low, high) => {
  const [from, to] = wilson(k, n)
  expect(from).toBeCloseTo(low, 6)
  expect(to).toBeCloseTo(high, 6)
})

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
