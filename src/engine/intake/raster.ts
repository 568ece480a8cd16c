/** Pixels as rows of bytes: cut to a square, scaled, and turned grey, the same on every machine. */
import type { Crop } from '../../domain/intake'

export interface Raster {
  readonly width: number
  readonly height: number
  /** 1: grey; 3: RGB; 4: RGB and an alpha that is not looked at. */
  readonly channels: 1 | 3 | 4
  readonly data: Uint8Array | Uint8ClampedArray
}

export interface Square {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** The square that a crop cuts out of a photo of this size, in whole pixels. */
export function squareOf(width: number, height: number, { zoom, x, y }: Crop): Square {
  const size = Math.max(1, Math.round(Math.min(width, height) * zoom))
  return { x: Math.round((width - size) * x), y: Math.round((height - size) * y), size }
}

/**
 * A square of a raster at side × side. Smaller: each pixel is the mean of the area it covers, so
 * nothing aliases; larger: linear between pixels; as large: the very bytes.
 */
export function scaled(from: Raster, { x, y, size }: Square, side: number): Raster {
  const channels = from.channels === 1 ? 1 : 3
  const across = taps(size, side)
  const rows = new Float32Array(size * side * channels)
  for (let row = 0; row < size; row++)
    for (let to = 0; to < side; to++) {
      const { start, weights } = across[to]!
      const first = ((y + row) * from.width + x + start) * from.channels
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        for (let i = 0; i < weights.length; i++)
          sum += weights[i]! * from.data[first + i * from.channels + channel]!
        rows[(row * side + to) * channels + channel] = sum
      }
    }
  return { width: side, height: side, channels, data: down(rows, across, side * channels) }
}

function down(rows: Float32Array, taps: readonly Tap[], stride: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(taps.length * stride)
  taps.forEach(({ start, weights }, to) => {
    for (let column = 0; column < stride; column++) {
      let sum = 0
      for (let i = 0; i < weights.length; i++)
        sum += weights[i]! * rows[(start + i) * stride + column]!
      data[to * stride + column] = Math.min(255, sum + 0.5)
    }
  })
  return data
}

/** The pixels one new pixel is made of, and their shares, which add up to 1. */
interface Tap {
  readonly start: number
  readonly weights: readonly number[]
}

function taps(size: number, side: number): readonly Tap[] {
  const step = size / side
  return Array.from({ length: side }, (_, to) => {
    if (step < 1) return between(Math.max(0, Math.min(size - 1, (to + 0.5) * step - 0.5)), size)
    const from = to * step
    const end = Math.min(size, from + step)
    const start = Math.floor(from)
    const count = Math.max(1, Math.ceil(end - 1e-9) - start)
    const covered = Array.from(
      { length: count },
      (_, i) => (Math.min(end, start + i + 1) - Math.max(from, start + i)) / step,
    )
    return { start, weights: covered }
  })
}

function between(at: number, size: number): Tap {
  const start = Math.min(size - 1, Math.floor(at))
  const share = at - start
  return share === 0 ? { start, weights: [1] } : { start, weights: [1 - share, share] }
}

/** Luminance (0.299, 0.587, 0.114) or the colours, as asked for. */
export function inChannels(from: Raster, channels: 1 | 3): Uint8Array<ArrayBuffer> {
  const count = from.width * from.height
  const made = new Uint8Array(count * channels)
  for (let i = 0; i < count; i++) {
    const at = i * from.channels
    const red = from.data[at]!
    const green = from.channels === 1 ? red : from.data[at + 1]!
    const blue = from.channels === 1 ? red : from.data[at + 2]!
    if (channels === 1) made[i] = 0.299 * red + 0.587 * green + 0.114 * blue + 0.5
    else made.set([red, green, blue], i * 3)
  }
  return made
}

/** A square of a raster as a set stores it. */
export const stored = (from: Raster, square: Square, side: number, channels: 1 | 3) =>
  inChannels(scaled(from, square, side), channels)
