/**
 * What the network is given for an image: its size, its channels, and a number for each of the 256
 * values that a byte can have. Training and held-out images share one, made of the training images.
 */
import type { RunConfig } from '../../../domain/config'
import type { ImageSet } from './mnist'

export interface Pixels {
  /** Side of the input in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** By byte. */
  readonly values: Float32Array
}
type PixelConfig = Pick<RunConfig, 'size' | 'channels' | 'normalization'>

const BYTES = 256

/** @param train the training images, whose mean and deviation standardise all */
export function pixelsOf({ size, channels, normalization }: PixelConfig, train: ImageSet): Pixels {
  return { size, channels, values: valuesOf(normalization, train) }
}

function valuesOf(normalization: RunConfig['normalization'], train: ImageSet): Float32Array {
  switch (normalization) {
    case 'scaled':
      return table((byte) => byte / 255)
    case 'none':
      return table((byte) => byte)
    case 'standardized': {
      const { mean, deviation } = momentsOf(train)
      return table((byte) => (byte / 255 - mean) / deviation)
    }
    default:
      return normalization satisfies never
  }
}

const table = (value: (byte: number) => number) =>
  Float32Array.from({ length: BYTES }, (_, byte) => value(byte))

interface Moments {
  readonly mean: number
  readonly deviation: number
}
const known = new WeakMap<ImageSet, Moments>()

/** Mean and standard deviation of byte / 255 over all pixels of a set; reckoned once a set. */
export function momentsOf(set: ImageSet): Moments {
  const moments = known.get(set) ?? reckon(set.pixels)
  known.set(set, moments)
  return moments
}

/** From how often each byte occurs, so that nothing is rounded before the end. */
function reckon(pixels: Uint8Array): Moments {
  const counts = new Float64Array(BYTES)
  for (const byte of pixels) counts[byte] = (counts[byte] as number) + 1
  const average = (of: (byte: number) => number) =>
    counts.reduce((sum, count, byte) => sum + count * of(byte), 0) / pixels.length
  const mean = average((byte) => byte)
  const variance = average((byte) => (byte - mean) ** 2)
  return { mean: mean / 255, deviation: Math.sqrt(variance) / 255 }
}
