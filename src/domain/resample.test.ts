import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaTaps, linearTaps, resampled } from './resample'

const sizes = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))

describe.each([
  ['area', areaTaps],
  ['linear', linearTaps],
])('%s taps', (_, taps) => {
  it('have shares of the old pixels that add up to 1, and none outside', () => {
    fc.assert(
      fc.property(sizes, ([size, side]) => {
        for (const { start, shares } of taps(size, side)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + shares.length).toBeLessThanOrEqual(size)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('leave a picture of the size asked for as it is', () => {
    expect(taps(7, 7)).toEqual(Array.from({ length: 7 }, (_, start) => ({ start, shares: [1] })))
  })
})

describe('area taps', () => {
  it('cover each old pixel as much as any other, smaller or larger', () => {
    fc.assert(
      fc.property(sizes, ([size, side]) => {
        const covered = new Float64Array(size)
        for (const { start, shares } of areaTaps(size, side))
          shares.forEach((share, i) => (covered[start + i] = (covered[start + i] ?? 0) + share))
        for (const each of covered) expect(each).toBeCloseTo(side / size, 8)
      }),
    )
  })
})

describe('a picture made anew', () => {
  /** 2 × 4 pixels of three values, of which two count, inside a larger picture. */
  const values = Float32Array.from({ length: 100 }, (_, i) => i)
  const picture = { values, first: 10, row: 20, pixel: 3, height: 4 }

  it('has its own width and height, and takes values where they lie', () => {
    expect(Array.from(resampled(picture, areaTaps(2, 2), areaTaps(4, 2), 2))).toEqual(
      [10, 11, 13, 14, 50, 51, 53, 54].map((value) => value + 10),
    )
  })

  it('is rounded to the nearest byte', () => {
    const pair = (a: number, b: number) =>
      resampled(
        { ...picture, values: [a, b], first: 0, row: 2, pixel: 1, height: 1 },
        areaTaps(2, 1),
        areaTaps(1, 1),
        1,
      )[0]
    expect([pair(1, 2), pair(1, 1.9), pair(255, 255)]).toEqual([2, 1, 255])
  })
})
