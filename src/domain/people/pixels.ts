/** Pixels of images one after the other, as a Blob, of which some were cut otherwise by hand. */
import type { Crop } from '../intake'

/** A square of its own that an image has, and its pixels. */
export interface OwnCut {
  readonly crop: Crop
  readonly pixels: Blob
}
/** By image. */
export type OwnCuts = ReadonlyMap<number, OwnCut>

/**
 * The Blob with the pixels of those that have their own cut; the rest of it is not read.
 * @param length bytes of an image
 */
export function withCuts(pixels: Blob, length: number, cuts: OwnCuts): Blob {
  if (cuts.size === 0) return pixels
  const parts: Blob[] = []
  let from = 0
  for (const [image, cut] of [...cuts].sort(([x], [y]) => x - y)) {
    parts.push(pixels.slice(from, image * length), cut.pixels)
    from = (image + 1) * length
  }
  return new Blob([...parts, pixels.slice(from)])
}
