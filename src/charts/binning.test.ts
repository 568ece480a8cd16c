import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binOutputs } from './binning'

describe('binOutputs', () => {
  it('counts what a naive loop counts', () => {
    const outputs = Float32Array.of(0, 0.1, 0.25, 0.5, 0.99, 1, 1, 0.74)
    const bins = binOutputs(outputs, [1, 1, 0, 1, 0, 0, 1, 0], 4, 1)
    expect(bins).toEqual([
      { from: 0, to: 0.25, same: 2, different: 0 },
      { from: 0.25, to: 0.5, same: 0, different: 1 },
      { from: 0.5, to: 0.75, same: 1, different: 1 },
      { from: 0.75, to: 1, same: 1, different: 2 },
    ])
  })

  it('puts every finite output in exactly one bin, those beyond an end in its bin', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ min: -2, max: 4, maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(1, 3),
        (outputs, count, end) => {
          const finite = outputs.filter(Number.isFinite)
          const bins = binOutputs(outputs, new Uint8Array(outputs.length), count, end)
          expect(bins).toHaveLength(count)
          expect(bins.reduce((sum, bin) => sum + bin.different, 0)).toBe(finite.length)
          expect(bins.at(-1)?.to).toBeCloseTo(end, 12)
        },
      ),
    )
    expect(binOutputs(Float32Array.of(-1, 9), [1, 1], 3, 1).map((bin) => bin.same)).toEqual([
      1, 0, 1,
    ])
  })

  it('leaves out outputs that are not finite', () => {
    const bins = binOutputs(Float32Array.of(NaN, Infinity, 0.5), [1, 1, 1], 2, 1)
    expect(bins.map((bin) => bin.same)).toEqual([0, 1])
  })
})
