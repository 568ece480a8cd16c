import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueText } from './format'
import { indexFor, nearestIndex, nearestX, stepX } from './reading'

describe('nearestIndex', () => {
  it('finds what a naive search finds', () => {
    const sorted = fc
      .uniqueArray(fc.integer({ min: -500, max: 500 }))
      .map((xs) => xs.sort((a, b) => a - b))
    fc.assert(
      fc.property(sorted, fc.integer({ min: -600, max: 600 }), (xs, x) => {
        const gaps = xs.map((each) => Math.abs(each - x))
        expect(nearestIndex(xs, x)).toBe(gaps.indexOf(Math.min(...gaps)))
      }),
    )
  })
})

describe('a reading point', () => {
  const train = [1, 2, 3, 4, 5, 6, 7, 8]
  const heldOut = [4, 8, 12]

  it('goes to the nearest x of any series', () => {
    expect(nearestX([train, heldOut], 11)).toBe(12)
    expect(nearestX([train, heldOut], 9)).toBe(8)
    expect(nearestX([[], []], 9)).toBeUndefined()
  })

  it('steps through the xs of all the series and stops at the ends', () => {
    expect(stepX([train, heldOut], 7, 1)).toBe(8)
    expect(stepX([train, heldOut], 8, 1)).toBe(12)
    expect(stepX([train, heldOut], 12, -1)).toBe(8)
    expect(stepX([train, heldOut], 12, 1)).toBeUndefined()
  })

  it('reads a sparse series’ nearest point, and nothing of one that has ended', () => {
    expect(heldOut[indexFor(heldOut, 6)]).toBe(4)
    expect(indexFor(train, 12)).toBe(-1)
    expect(indexFor([5], 5)).toBe(0)
    expect(indexFor([5], 6)).toBe(-1)
  })
})

describe('valueText', () => {
  it.each([
    [0, '0.000'],
    [0.0134, '0.013'],
    [1.234, '1.23'],
    [123.4, '123'],
    [1234.5, '1235'],
    [0.00001, '1.0e-5'],
    [1e30, '1.0e+30'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d is written %s', (value, text) => expect(valueText(value)).toBe(text))
})
