import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dataset, ImageSet } from './data/dataset'
import { TINY_DATASET } from './testData'
import { heldOutImages } from './thumbnails'

function dataOf(side: number, count: number, channels: 1 | 3 = 1): Dataset {
  const heldOut: ImageSet = {
    side,
    channels,
    count,
    pixels: Uint8Array.from({ length: count * side * side * channels }, (_, i) => (i * i) % 251),
    classes: new Int32Array(count),
  }
  return { ...TINY_DATASET, heldOut }
}

describe('the held-out images', () => {
  test('come as they are where they are small, in bytes of their own', () => {
    const data = { ...TINY_DATASET, heldOutPaths: ['a/1.png'] }
    const images = heldOutImages(data)
    expect(images).toMatchObject({ side: 8, channels: 1, names: ['left', 'right'] })
    expect(images.pixels).toEqual(data.heldOut.pixels)
    expect(images.pixels.buffer).not.toBe(data.heldOut.pixels.buffer)
    expect(images.classes).toEqual(Int32Array.from(data.heldOut.classes))
    expect(images.paths).toEqual(['a/1.png'])
  })

  test.each([
    [64, 10, 64],
    [96, 10, 64],
    [28, 10, 28],
    [33, 3001, 32],
    [28, 3001, 28],
  ])('of %i px, %i of them, are shown at %i px', (side, count, shown) => {
    const { side: found, pixels } = heldOutImages(dataOf(side, count))
    expect(found).toBe(shown)
    expect(pixels).toHaveLength(count * shown * shown)
  })

  test.each([1, 3] as const)(
    'are means of four pixels at half the size, %i channels',
    (channels) => {
      const data = dataOf(128, 2, channels)
      const { pixels } = data.heldOut
      const at = (image: number, y: number, x: number, c: number) =>
        pixels[((image * 128 + y) * 128 + x) * channels + c] ?? NaN
      const small = heldOutImages(data).pixels
      for (const [image, y, x] of [
        [0, 0, 0],
        [1, 63, 63],
        [1, 20, 41],
      ] as const)
        for (let c = 0; c < channels; c++) {
          const sum = [0, 1].flatMap((dy) =>
            [0, 1].map((dx) => at(image, 2 * y + dy, 2 * x + dx, c)),
          )
          const mean = sum.reduce((total, each) => total + each, 0) / 4
          const found = small[((image * 64 + y) * 64 + x) * channels + c] ?? NaN
          expect(Math.abs(found - mean)).toBeLessThanOrEqual(0.5001)
        }
    },
  )

  test('keep their mean, and a plain image plain, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 65, max: 200 }),
        fc.integer({ min: 0, max: 255 }),
        (side, byte) => {
          const data = dataOf(side, 1)
          const mean = (pixels: Uint8Array) =>
            pixels.reduce((sum, each) => sum + each, 0) / pixels.length
          expect(
            Math.abs(mean(heldOutImages(data).pixels) - mean(data.heldOut.pixels)),
          ).toBeLessThan(0.5)
          data.heldOut.pixels.fill(byte)
          expect(heldOutImages(data).pixels.every((each) => each === byte)).toBe(true)
        },
      ),
      { numRuns: 20 },
    )
  })
})
