import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { robustRange } from './range'

describe('robustRange', () => {
  it('starts at 0 and ends at a round number above the values', () => {
    expect(robustRange([0.02, 0.1, 0.43], [])).toEqual([0, 0.5])
  })

  it('includes a floor that is near, with room for its label, and leaves a far one out', () => {
    expect(robustRange([0.1, 0.2], [0.25])).toEqual([0, 0.3])
    expect(robustRange([0.01, 0.02], [0.25])).toEqual([0, 0.025])
  })

  it('is not flattened by a few far outliers', () => {
    const values = [4000, 900, ...Array.from({ length: 98 }, (_, i) => 0.4 - i / 300)]
    expect(robustRange(values, [])[1]).toBeLessThan(1)
  })

  it('goes below 0 only where values do', () => {
    expect(robustRange([-0.7, 0.2], [])[0]).toBe(-0.8)
  })

  it('is a range of some height for any finite values', () => {
    const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true })
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 50 }), fc.array(finite), (values, floors) => {
        const [low, high] = robustRange(values, floors)
        expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true)
        expect(high).toBeGreaterThan(low)
      }),
    )
  })
})
