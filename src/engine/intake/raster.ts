/** Pixels as rows of bytes: cut to a square, scaled, and turned grey, the same on every machine. */
import type { Crop } from '../../domain/intake'
import { areaTaps, linearTaps, resampled } from '../../domain/resample'

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
 * A rectangle of a raster at width × height. Smaller: each pixel is the mean of the area it covers, so
 * nothing aliases; larger: linear between pixels; as large: the very bytes.
 */
export function scaledArea(
  from: Raster,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  width: number,
  height: number,
): Raster {
  const { channels: pixel, data } = from
  const channels = pixel === 1 ? 1 : 3
  const taps = (size: number, side: number) =>
    size < side ? linearTaps(size, side) : areaTaps(size, side)
  const row = from.width * pixel
  const first = area.y * row + area.x * pixel
  const part = { values: data, first, row, pixel, height: area.height }
  const across = taps(area.width, width)
  return {
    width,
    height,
    channels,
    data: resampled(part, across, taps(area.height, height), channels),
  }
}

/** A square of a raster at side × side. */
export const scaled = (from: Raster, { x, y, size }: Square, side: number): Raster =>
  scaledArea(from, { x, y, width: size, height: size }, side, side)

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
