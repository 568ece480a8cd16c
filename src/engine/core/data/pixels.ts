/**
 * What the network is given for an image: its size, its channels, and a number for each of the 256
 * values that a byte can have. Training and held-out images share one, made of the training images.
 */
import type { RunConfig } from '../../../domain/config'
import type { PixelScaling } from '../../../domain/snapshot'
import type { ImageSet } from './dataset'
import { greyOf } from '../../../domain/grey'

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
  return { size, channels, values: valuesOf(normalization, channels, train) }
}

function valuesOf(
  normalization: RunConfig['normalization'],
  channels: 1 | 3,
  train: ImageSet,
): Float32Array {
  switch (normalization) {
    case 'scaled':
      return table((byte) => byte / 255)
    case 'none':
      return table((byte) => byte)
    case 'standardized': {
      const { mean, deviation } = momentsOf(train, channels)
      return table((byte) => (byte / 255 - mean) / deviation)
    }
    default:
      return normalization satisfies never
  }
}

/** As a verifier says it, without any images. */
export const scaledPixels = ({
  size,
  channels,
  scale,
  offset,
}: Omit<Pixels, 'values'> & PixelScaling): Pixels => ({
  size,
  channels,
  values: table((byte) => byte * scale + offset),
})

/** All ways of making numbers of bytes are straight lines. */
export function scalingOf({ values }: Pick<Pixels, 'values'>): PixelScaling {
  const [least, most] = [values[0] as number, values[BYTES - 1] as number]
  return { scale: (most - least) / (BYTES - 1), offset: least }
}

const table = (value: (byte: number) => number) =>
  Float32Array.from({ length: BYTES }, (_, byte) => value(byte))

interface Moments {
  readonly mean: number
  readonly deviation: number
}
const known = new WeakMap<ImageSet, Partial<Record<1 | 3, Moments>>>()

/**
 * Mean and standard deviation of byte / 255 over all pixels of a set, with that many channels: of
 * colours in grey over the grey, else over all channels alike. Reckoned once a set.
 */
export function momentsOf(set: ImageSet, channels: 1 | 3): Moments {
  const moments = known.get(set) ?? {}
  known.set(set, moments)
  return (moments[channels] ??= reckon(countBytes(set, channels)))
}

/** How often each byte occurs. */
function countBytes({ channels: own, pixels }: ImageSet, channels: 1 | 3): Float64Array {
  const counts = new Float64Array(BYTES)
  const count = (byte: number) => (counts[byte] = (counts[byte] as number) + 1)
  if (own === 1 || channels === 3) for (const byte of pixels) count(byte)
  else
    for (let i = 0; i < pixels.length; i += 3)
      count(greyOf(pixels[i] as number, pixels[i + 1] as number, pixels[i + 2] as number))
  return counts
}

/** From counts, so that nothing is rounded before the end. */
function reckon(counts: Float64Array): Moments {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const average = (of: (byte: number) => number) =>
    counts.reduce((sum, count, byte) => sum + count * of(byte), 0) / all
  const mean = average((byte) => byte)
  const variance = average((byte) => (byte - mean) ** 2)
  return { mean: mean / 255, deviation: Math.sqrt(variance) / 255 }
}
