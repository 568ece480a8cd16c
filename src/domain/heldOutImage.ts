import type { HeldOutImages } from './reports'

/** One of the held-out images, as it is drawn: a view of its bytes. */
export function heldOutImage({ side, channels, pixels }: HeldOutImages, place: number) {
  const bytes = side * side * channels
  return { side, channels, pixels: pixels.subarray(place * bytes, (place + 1) * bytes) }
}
