/** Images small enough to be drawn many at a time. */
import type { HeldOutImages } from '../../domain/reports'
import { areaTaps, resampled } from '../../domain/resample'
import type { Dataset, ImageSet } from './data/dataset'

const SIDE = 64
/** Where there are more images than these, they are smaller. */
const MANY = 3000
const SIDE_OF_MANY = 32

/** Never larger than they are stored. */
export function heldOutImages({ heldOut, names, heldOutPaths }: Dataset): HeldOutImages {
  return {
    ...smallPixels(heldOut),
    classes: Int32Array.from(heldOut.classes),
    names,
    paths: heldOutPaths,
  }
}

/** The pixels of images, no larger than can be drawn many at a time; bytes of their own. */
export function smallPixels(set: ImageSet): Pick<HeldOutImages, 'side' | 'channels' | 'pixels'> {
  const side = Math.min(set.side, set.count > MANY ? SIDE_OF_MANY : SIDE)
  const pixels = side === set.side ? set.pixels.slice() : reduced(set, side)
  return { side, channels: set.channels, pixels }
}

function reduced({ side, channels, count, pixels }: ImageSet, to: number): Uint8Array {
  const taps = areaTaps(side, to)
  const small = new Uint8Array(count * to * to * channels)
  const row = side * channels
  for (let image = 0; image < count; image++) {
    const first = image * side * row
    const picture = { values: pixels, first, row, pixel: channels, height: side }
    small.set(resampled(picture, taps, taps, channels), image * to * to * channels)
  }
  return small
}
