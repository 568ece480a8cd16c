import { expect, test } from 'vitest'
import { asNetworkSees, measures } from './asNetworkSees'

const rgb = { side: 1, channels: 3, pixels: Uint8Array.of(255, 0, 0) } as const

test('colours are shown in grey to see what a network of one channel sees', () => {
  expect(asNetworkSees(rgb, 1)).toEqual({ side: 1, channels: 1, pixels: Uint8Array.of(76) })
  expect(asNetworkSees(rgb, 3)).toBe(rgb)
})

test('the measures say what is done to the picture', () => {
  expect(measures(64, { size: 64, channels: 3 })).toBe('64 × 64, RGB')
  expect(measures(28, { size: 64, channels: 1 })).toBe('28 × 28, resized to 64 × 64, grey')
})
