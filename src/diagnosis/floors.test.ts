import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch } from '../domain/config'
import { constantDistanceFloor, shareOfSame, sigmoidFloor } from './floors'

const config = (patch: ConfigPatch) => ({ ...DEFAULT_CONFIG, ...patch })

describe('floors', () => {
  it('counts the share of same pairs among all ordered pairs', () => {
    expect(shareOfSame(config({ pairs: 'every', selfPairs: 1 }))).toBeCloseTo(0.50209, 5)
    expect(shareOfSame(config({ pairs: 'balanced' }))).toBe(0.5)
  })

  it.each([{}, { margin: 2 }, { pairs: 'every' }] as const)(
    'gives the smallest mean loss any constant distance reaches with %j',
    (patch) => {
      const { margin } = config(patch)
      const p = shareOfSame(config(patch))
      const tried = Array.from({ length: 10_001 }, (_, i) => (i / 10_000) * margin)
      const best = Math.min(...tried.map((d) => p * d ** 2 + (1 - p) * (margin - d) ** 2))
      expect(constantDistanceFloor(config(patch))).toBeCloseTo(best, 6)
    },
  )

  it('is an eighth for σ of a distance at margin 1', () => {
    expect(sigmoidFloor(config({ head: 'sigmoid' }))).toBe(0.125)
  })
})
