import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedByKey, pointedAt, shownAt } from './handle'

const RANGE = [0, 2] as const

describe('a handle', () => {
  it('takes fine steps by arrows, coarse ones by Page keys, and goes to the ends', () => {
    expect(movedByKey('ArrowRight', 0.5, RANGE)).toBe(0.51)
    expect(movedByKey('ArrowUp', 0.5, RANGE)).toBe(0.51)
    expect(movedByKey('ArrowLeft', 0.5, RANGE)).toBe(0.49)
    expect(movedByKey('ArrowDown', 0.5, RANGE)).toBe(0.49)
    expect(movedByKey('PageUp', 0.5, RANGE)).toBe(0.6)
    expect(movedByKey('PageDown', 0.5, RANGE)).toBe(0.4)
    expect(movedByKey('Home', 0.5, RANGE)).toBe(0)
    expect(movedByKey('End', 0.5, RANGE)).toBe(2)
    expect(movedByKey('Tab', 0.5, RANGE)).toBeNull()
  })

  it('goes to the next step where it stands between two', () => {
    expect(movedByKey('ArrowRight', 0.5001, RANGE)).toBe(0.51)
    expect(movedByKey('ArrowLeft', 0.5001, RANGE)).toBe(0.5)
  })

  it('gets away from infinity and from no place at all', () => {
    expect(movedByKey('ArrowLeft', Infinity, RANGE)).toBe(1.99)
    expect(movedByKey('ArrowRight', NaN, RANGE)).toBe(0.01)
  })

  it('moves with each arrow until the end, wherever the range lies, and never beyond', () => {
    const ends = fc.tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
    )
    fc.assert(
      fc.property(ends, fc.double({ min: 0, max: 1, noNaN: true }), ([low, width], share) => {
        const range = [low, low + width] as const
        const at = low + share * width
        const to = movedByKey('ArrowRight', at, range) ?? NaN
        const slack = width * 1e-3
        expect(to > at || at > range[1] - slack).toBe(true)
        expect(to).toBeLessThanOrEqual(range[1] + slack)
      }),
    )
  })

  it('is shown inside the range and pointed at inside it', () => {
    expect(shownAt(Infinity, RANGE)).toBe(2)
    expect(shownAt(-1, RANGE)).toBe(0)
    expect(shownAt(NaN, RANGE)).toBe(0)
    expect(pointedAt(0.123456789, RANGE)).toBe(0.1235)
    expect(pointedAt(9, RANGE)).toBe(2)
  })
})
