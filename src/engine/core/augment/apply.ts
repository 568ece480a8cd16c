/**
 * A change carried out, from bytes to bytes, at the side that is asked for: geometry and resizing are
 * one bilinear interpolation (half-pixel centres, edges repeated), so that unchanged it is the resizing
 * of `tf.image.resize`, rounded. Values are rounded to bytes, so that what follows need not know.
 */
import type { Change, Rectangle } from './change'

/** One image among others. */
export interface Picture {
  readonly pixels: Uint8Array
  /** Its first byte. */
  readonly first: number
  readonly side: number
  readonly channels: 1 | 3
}

/** @param out size × size × channels bytes */
export function applyChange(picture: Picture, change: Change, size: number, out: Uint8Array): void {
  const { channels } = picture
  sample(picture, change, size, out)
  if (change.contrast !== 1 || change.brightness !== 0) relight(change, out)
  if (change.erased !== null) erase(change.erased, size, channels, out)
}

/** Looks up where each pixel of the output comes from: the inverse of shift, turn, scale and mirror. */
function sample(
  { pixels, first, side, channels }: Picture,
  { mirrored, scale, angle, right, down }: Change,
  size: number,
  out: Uint8Array,
): void {
  const step = side / size
  const centre = side / 2
  const cosine = Math.cos(angle) / scale
  const sine = Math.sin(angle) / scale
  const sign = mirrored ? -1 : 1
  const last = side - 1
  let at = 0
  for (let row = 0; row < size; row++) {
    const y = (row + 0.5) * step - centre - down * side
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) * step - centre - right * side
      // From the centre, in pixels of the source; the screen's y points down.
      const fromX = clamped(sign * (cosine * x - sine * y) + centre - 0.5, last)
      const fromY = clamped(sine * x + cosine * y + centre - 0.5, last)
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      const toRight = left < last ? channels : 0
      const toBelow = top < last ? side * channels : 0
      const partX = fromX - left
      const partY = fromY - top
      let source = first + (top * side + left) * channels
      for (let channel = 0; channel < channels; channel++, source++) {
        const a = pixels[source] as number
        const c = pixels[source + toBelow] as number
        const above = a + ((pixels[source + toRight] as number) - a) * partX
        const below = c + ((pixels[source + toBelow + toRight] as number) - c) * partX
        // Never below 0, so that cutting off rounds.
        out[at++] = above + (below - above) * partY + 0.5
      }
    }
  }
}

const clamped = (value: number, most: number) => (value < 0 ? 0 : value > most ? most : value)

/** x ↦ mean + contrast · (x − mean) + brightness, the mean being that of all of the image's values. */
function relight({ contrast, brightness }: Change, out: Uint8Array): void {
  const mean = meanOf(out, 0, 1)
  const becomes = new Uint8ClampedArray(256)
  for (let byte = 0; byte < 256; byte++)
    becomes[byte] = mean + contrast * (byte - mean) + brightness
  for (let i = 0; i < out.length; i++) out[i] = becomes[out[i] as number] as number
}

/** Fills a rectangle with the image's mean colour. */
function erase(
  { left, top, width, height }: Rectangle,
  size: number,
  channels: 1 | 3,
  out: Uint8Array,
): void {
  const pixel = (share: number) => Math.round(share * size)
  const means = Array.from({ length: channels }, (_, channel) => meanOf(out, channel, channels))
  for (let row = pixel(top); row < pixel(top + height); row++)
    for (let column = pixel(left); column < pixel(left + width); column++)
      means.forEach(
        (mean, channel) => (out[(row * size + column) * channels + channel] = mean + 0.5),
      )
}

/** Of every `stride`-th value. */
function meanOf(values: Uint8Array, from: number, stride: number): number {
  let sum = 0
  for (let i = from; i < values.length; i += stride) sum += values[i] as number
  return (sum * stride) / values.length
}
