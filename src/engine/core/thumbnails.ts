/** The held-out images small enough to be drawn many at a time. */
import type { HeldOutImages } from '../../domain/reports'
import type { Dataset, ImageSet } from './data/dataset'

const SIDE = 64
/** Where there are more images than these, they are smaller. */
const MANY = 3000
const SIDE_OF_MANY = 32

/** Never larger than they are stored. */
export function heldOutImages({ heldOut, names, heldOutPaths }: Dataset): HeldOutImages {
  const side = Math.min(heldOut.side, heldOut.count > MANY ? SIDE_OF_MANY : SIDE)
  return {
    side,
    channels: heldOut.channels,
    pixels: side === heldOut.side ? heldOut.pixels.slice() : reduced(heldOut, side),
    classes: Int32Array.from(heldOut.classes),
    names,
    paths: heldOutPaths,
  }
}

/** Which pixels of a row go into one of a shorter row, and each one's share in it. */
interface Span {
  readonly start: number
  readonly shares: readonly number[]
}

/** Each pixel is the mean over the area it stands for, those at its edges in part. */
function reduced({ side, channels, count, pixels }: ImageSet, to: number): Uint8Array {
  const spans = spansOf(side, to)
  const small = new Uint8Array(count * to * to * channels)
  const rows = new Float32Array(side * to * channels)
  for (let image = 0; image < count; image++) {
    const start = image * side * side * channels
    for (let y = 0; y < side; y++)
      spans.forEach((span, x) => {
        for (let c = 0; c < channels; c++)
          rows[(y * to + x) * channels + c] = mean(
            span,
            (i) => pixels[start + (y * side + i) * channels + c] as number,
          )
      })
    spans.forEach((span, y) => {
      for (let x = 0; x < to * channels; x++)
        small[(image * to + y) * to * channels + x] = Math.round(
          mean(span, (i) => rows[i * to * channels + x] as number),
        )
    })
  }
  return small
}

function mean({ start, shares }: Span, at: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < shares.length; i++) sum += (shares[i] as number) * at(start + i)
  return sum
}

function spansOf(side: number, to: number): readonly Span[] {
  const step = side / to
  return Array.from({ length: to }, (_, place) => {
    const [from, until] = [place * step, (place + 1) * step]
    const start = Math.floor(from)
    const shares = Array.from({ length: Math.min(side, Math.ceil(until)) - start }, (_, i) => {
      const [left, right] = [Math.max(from, start + i), Math.min(until, start + i + 1)]
      return Math.max(0, right - left) / step
    })
    return { start, shares }
  })
}
