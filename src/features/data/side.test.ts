import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../domain/intake'
import { LARGEST_SIDE, largestSide, readSide } from './side'

describe('readSide', () => {
  it.each(['28', '64', '224'])('takes %s', (text) => {
    expect(readSide(text)).toEqual({ value: Number(text) })
  })
  it.each(['', '27', '225', '64.5', 'wide'])('refuses “%s”', (text) => {
    expect(readSide(text)).toHaveProperty('problem')
  })
})

it('knows the largest side at which so many photos fit', () => {
  const photos = 20_000
  const side = largestSide(photos, 3)
  expect(photos * side * side * 3).toBeLessThanOrEqual(LIMITS.pixelBytes)
  expect(photos * (side + 1) ** 2 * 3).toBeGreaterThan(LIMITS.pixelBytes)
  expect(largestSide(1, 1)).toBe(LARGEST_SIDE)
})
