import { describe, expect, test } from 'vitest'
import type { ImageSet } from './dataset'
import { ZEROS_AND_ONES } from './mnist'
import { momentsOf, pixelsOf } from './pixels'

const set = (bytes: readonly number[]): ImageSet => ({
  side: 2,
  channels: 1,
  count: bytes.length / 4,
  pixels: Uint8Array.from(bytes),
  classes: new Uint8Array(bytes.length / 4),
})
const train = set([0, 0, 255, 51, 102, 3, 250, 17])
const values = (normalization: Parameters<typeof pixelsOf>[0]['normalization'], of = train) =>
  pixelsOf({ size: 28, channels: 3, normalization }, of).values

describe('what the network is given for a byte', () => {
  test('is byte / 255 where scaled, and the byte itself where nothing is done', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte)
    expect([...values('scaled')]).toEqual(bytes.map((byte) => Math.fround(byte / 255)))
    expect([...values('none')]).toEqual(bytes)
  })

  test('has mean 0 and deviation 1 over the training images where standardised', () => {
    const table = values('standardized')
    const given = [...train.pixels].map((byte) => table[byte] ?? NaN)
    const mean = given.reduce((sum, x) => sum + x, 0) / given.length
    const variance = given.reduce((sum, x) => sum + x * x, 0) / given.length
    expect(mean).toBeCloseTo(0, 6)
    expect(variance).toBeCloseTo(1, 6)
  })

  test('comes with the size and the channels of the input', () => {
    expect(pixelsOf({ size: 30, channels: 3, normalization: 'none' }, train)).toMatchObject({
      size: 30,
      channels: 3,
    })
  })
})

describe('mean and deviation of the pixels', () => {
  test('are those of a naive loop in double precision', () => {
    const scaled = [...train.pixels].map((byte) => byte / 255)
    const mean = scaled.reduce((sum, x) => sum + x, 0) / scaled.length
    const variance = scaled.reduce((sum, x) => sum + (x - mean) ** 2, 0) / scaled.length
    expect(momentsOf(train, 1).mean).toBeCloseTo(mean, 14)
    expect(momentsOf(train, 1).deviation).toBeCloseTo(Math.sqrt(variance), 14)
  })

  test('stay exact over as many pixels as MNIST has', () => {
    const half = ZEROS_AND_ONES.length / 2
    const many = set(Array.from({ length: 2 * half }, (_, i) => (i < half ? 100 : 102)))
    const { mean, deviation } = momentsOf(many, 1)
    expect([mean * 255, deviation * 255]).toEqual([101, 1])
  })

  test('of colours are those of all channels, or of the grey where that is what is given', () => {
    const colours: ImageSet = { ...set([10, 20, 30, 200, 100, 50]), channels: 3, side: 1, count: 2 }
    expect(momentsOf(colours, 3).mean * 255).toBeCloseTo(410 / 6, 12)
    // The two pixels are 18 and 124 in grey.
    expect(momentsOf(colours, 1).mean * 255).toBeCloseTo(71, 12)
    expect(momentsOf(colours, 1).deviation * 255).toBeCloseTo(53, 12)
  })

  test('are reckoned once a set', () => {
    expect(momentsOf(train, 1)).toBe(momentsOf(train, 1))
  })
})
