/** What a reader of a format gives, and what readers share: samples as bytes, over white. */
import type { FileCode } from '../../../domain/intake'
import type { Raster } from '../raster'

export interface Note {
  readonly code: FileCode
  readonly message: string
}

/** A picture as its file holds it. */
export interface Reading {
  readonly raster: Raster
  /** EXIF orientation, 1 to 8, that is still to be applied; 1 where it is upright. */
  readonly orientation: number
  readonly notes: readonly Note[]
}

interface Shape {
  readonly width: number
  readonly height: number
  /** Samples a pixel: grey, grey and alpha, RGB, RGB and alpha. */
  readonly depth: number
}

/**
 * Samples, one byte each, as a raster without alpha: what is transparent lies over white.
 * @param isMultiplied whether colours have been multiplied by alpha already
 */
export function overWhite(
  { width, height, depth }: Shape,
  samples: Uint8Array,
  isMultiplied = false,
): Raster {
  if (depth !== 2 && depth !== 4) return { width, height, channels: depth as 1 | 3, data: samples }
  const channels = depth === 2 ? 1 : 3
  const data = new Uint8Array(width * height * channels)
  for (let i = 0; i < width * height; i++) {
    const alpha = samples[i * depth + channels]!
    for (let c = 0; c < channels; c++) {
      const value = samples[i * depth + c]!
      const share = isMultiplied ? value : (value * alpha) / 255
      data[i * channels + c] = Math.min(255, share + 255 - alpha + 0.5)
    }
  }
  return { width, height, channels, data }
}

/** Whole numbers from 0 to `most` as bytes; what is beyond is black or white. */
export function wholeSamples(values: ArrayLike<number>, most: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(values.length)
  for (let i = 0; i < made.length; i++)
    made[i] = Math.max(0, Math.min(255, (values[i]! * 255) / most)) + 0.5
  return made
}

/**
 * Fractions as bytes. No format says which of them is white: 1 where none is beyond, 255 where none is
 * beyond that, and else the largest, with the smallest as black. What is no number is black.
 */
export function fractionSamples(values: ArrayLike<number>): {
  readonly samples: Uint8Array<ArrayBuffer>
  readonly note: Note
} {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least > most) [least, most] = [0, 0]
  const [black, white] = least < 0 || most > 255 ? [least, most] : [0, most > 1 ? 255 : 1]
  const scale = white > black ? 255 / (white - black) : 0
  const samples = new Uint8Array(values.length)
  for (let i = 0; i < samples.length; i++)
    samples[i] = Math.max(0, Math.min(255, (values[i]! - black) * scale)) + 0.5 || 0
  const text = (value: number) => String(Number(value.toPrecision(4)))
  return {
    samples,
    note: {
      code: 'float_pixels',
      message: `Its pixels are fractions from ${text(least)} to ${text(most)}; ${text(black)} was taken for black and ${text(white)} for white.`,
    },
  }
}
