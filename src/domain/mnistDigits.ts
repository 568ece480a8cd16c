/** The part of MNIST's ten digits that ships, as a set: its facts are known before its pixels are here. */
import { CENTRE_CROP } from './intake'
import { MNIST_EACH, MNIST_SIDE } from './mnist'
import type { PhotoSet } from './photoSet'

/** Classes: the digits 0 to 9. */
export const DIGITS = 10
const PARTS = [
  { name: 'train', each: MNIST_EACH.train, test: 0 },
  { name: 'test', each: MNIST_EACH.heldOut, test: 1 },
] as const

let made: PhotoSet | null = null

/** Training images by digit, then test images by digit, as the file has them. Made once. */
export function mnistDigits(): PhotoSet {
  made ??= makeSet()
  return made
}

function makeSet(): PhotoSet {
  const images = PARTS.flatMap(({ name, each, test }) =>
    Array.from({ length: DIGITS * each }, (_, i) => {
      const digit = Math.floor(i / each)
      return { digit, test, path: `${digit}/${name}_${String((i % each) + 1).padStart(4, '0')}` }
    }),
  )
  return {
    version: 1,
    id: 'mnist',
    name: 'MNIST',
    kind: 'digits',
    side: MNIST_SIDE,
    channels: 1,
    crop: CENTRE_CROP,
    identities: Array.from({ length: DIGITS }, (_, digit) => String(digit)),
    identityOf: Int32Array.from(images, ({ digit }) => digit),
    groupOf: Int32Array.from(images.keys()),
    testImages: Uint8Array.from(images, ({ test }) => test),
    paths: images.map(({ path }) => path),
    list: null,
  }
}
