import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binDistances } from './binning'

describe('binDistances', () => {
  it('counts what a naive loop counts', () => {
    const distances = Float32Array.of(0, 0.1, 0.25, 0.5, 0.99, 1, 1, 0.74)
    const bins = binDistances(distances, [1, 1, 0, 1, 0, 0, 1, 0], 4, 1)
    expect(bins).toEqual([
      { from: 0, to: 0.25, same: 2, different: 0 },
      { from: 0.25, to: 0.5, same: 0, different: 1 },
      { from: 0.5, to: 0.75, same: 1, different: 1 },
      { from: 0.75, to: 1, same: 1, different: 2 },
    ])
  })

  it('puts every finite distance in exactly one bin, within its ends', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ min: 0, noDefaultInfinity: true, maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (distances, count) => {
          const finite = distances.filter(Number.isFinite)
          const bins = binDistances(distances, new Uint8Array(distances.length), count, 1)
          expect(bins).toHaveLength(count)
          expect(bins.reduce((sum, bin) => sum + bin.different, 0)).toBe(finite.length)
          expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(Math.max(1, ...finite) * (1 - 1e-12))
        },
      ),
    )
  })

  it('leaves out distances that are not finite', () => {
    const bins = binDistances(Float32Array.of(NaN, Infinity, 0.5), [1, 1, 1], 2, 1)
    expect(bins.map((bin) => bin.same)).toEqual([0, 1])
  })
})
