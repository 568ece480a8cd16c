import { expect, test } from 'vitest'
import { integerAt } from '../random'
import type { ImageSet } from './dataset'
import { greyOf } from '../../../domain/grey'
import { SMALL, smallCopies } from './hardNegatives'

const setOf = (side: number, channels: 1 | 3): ImageSet => ({
  side,
  channels,
  count: 2,
  pixels: Uint8Array.from({ length: 2 * side * side * channels }, (_, i) => integerAt(5, i, 256)),
  classes: new Int32Array(2),
})

test.each([
  [32, 1],
  [64, 3],
  [16, 1],
] as const)(
  'a small copy of %i px, %i channels, has the means of equal squares',
  (side, channels) => {
    const set = setOf(side, channels)
    const square = side / SMALL
    const greyAt = (image: number, x: number, y: number) => {
      const at = ((image * side + y) * side + x) * channels
      const [red = 0, green = 0, blue = 0] = set.pixels.subarray(at, at + channels)
      return channels === 1 ? red : greyOf(red, green, blue)
    }
    smallCopies(set).forEach((value, place) => {
      const [x, y] = [place % SMALL, Math.floor(place / SMALL) % SMALL]
      const image = Math.floor(place / SMALL ** 2)
      const covered = Array.from({ length: square ** 2 }, (_, i) =>
        greyAt(image, x * square + (i % square), y * square + Math.floor(i / square)),
      )
      expect(value).toBeCloseTo(covered.reduce((sum, each) => sum + each, 0) / square ** 2, 3)
    })
  },
)

test.each([28, 100, 10])('a small copy of %i px keeps the mean of all pixels', (side) => {
  const set = setOf(side, 1)
  const mean = (values: Iterable<number>) => {
    const all = [...values]
    return all.reduce((sum, each) => sum + each, 0) / all.length
  }
  expect(mean(smallCopies(set))).toBeCloseTo(mean(set.pixels), 3)
})
