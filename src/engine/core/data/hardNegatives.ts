/**
 * Which images look alike, by their pixels: the Euclidean distance between small grey copies, made
 * once a set.
 */
import type { ImageSet } from './dataset'
import { greyOf } from '../../../domain/grey'

/** Side of the copies in pixels. */
export const SMALL = 16

const known = new WeakMap<ImageSet, Float32Array>()

/** The candidate whose pixels lie nearest to an image's; the first of equals. */
export function nearestOf(set: ImageSet, image: number, candidates: readonly number[]): number {
  const small = smallCopies(set)
  let [nearest, least] = [-1, Infinity]
  for (const candidate of candidates) {
    const distance = squaredDistance(small, image, candidate)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest
}

function squaredDistance(small: Float32Array, one: number, two: number): number {
  const area = SMALL * SMALL
  let sum = 0
  for (let i = 0; i < area; i++) {
    const difference = (small[one * area + i] as number) - (small[two * area + i] as number)
    sum += difference * difference
  }
  return sum
}

/** Grey copies of SMALL × SMALL, each pixel the mean of what it covers: count × SMALL × SMALL values. */
export function smallCopies(set: ImageSet): Float32Array {
  const copies = known.get(set) ?? reckon(set)
  known.set(set, copies)
  return copies
}

function reckon(set: ImageSet): Float32Array {
  const { side, count } = set
  const covers = coversOf(side)
  const copies = new Float32Array(count * SMALL * SMALL)
  const grey = new Uint8Array(side * side)
  const narrow = new Float32Array(side * SMALL)
  for (let image = 0; image < count; image++) {
    readGrey(set, image, grey)
    for (let y = 0; y < side; y++)
      covers.forEach((cover, x) => {
        let sum = 0
        for (const [at, weight] of cover) sum += weight * (grey[y * side + at] as number)
        narrow[y * SMALL + x] = sum
      })
    covers.forEach((cover, y) => {
      for (let x = 0; x < SMALL; x++) {
        let sum = 0
        for (const [at, weight] of cover) sum += weight * (narrow[at * SMALL + x] as number)
        copies[(image * SMALL + y) * SMALL + x] = sum
      }
    })
  }
  return copies
}

/** For each pixel of a small row, the pixels it covers of a row of `side`, and by which share. */
function coversOf(side: number): readonly (readonly (readonly [at: number, weight: number])[])[] {
  const width = side / SMALL
  return Array.from({ length: SMALL }, (_, place) => {
    const [from, to] = [place * width, (place + 1) * width]
    const first = Math.floor(from)
    return Array.from({ length: Math.ceil(to) - first }, (_, i) => {
      const at = first + i
      return [Math.min(at, side - 1), (Math.min(to, at + 1) - Math.max(from, at)) / width] as const
    })
  })
}

function readGrey({ side, channels, pixels }: ImageSet, image: number, grey: Uint8Array): void {
  const area = side * side
  if (channels === 1) return grey.set(pixels.subarray(image * area, (image + 1) * area))
  let at = image * area * 3
  for (let i = 0; i < area; i++, at += 3)
    grey[i] = greyOf(pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number)
}
