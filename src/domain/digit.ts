/**
 * A drawn or photographed digit made as MNIST's are (yann.lecun.com/exdb/mnist): white on black,
 * fitted into 20 × 20 pixels with its proportions kept, and moved by whole pixels so that its
 * centre of mass is the centre of 28 × 28.
 */
import { areaTaps, resampled } from './resample'

export const DIGIT_SIDE = 28
/** A drawing's own side, in pixels. */
export const PAD_SIDE = 280
/** Side that a photo is prepared at before the digit is cut out of it. */
export const DIGIT_PHOTO_SIDE = 140

const BOX = 20
/** Share of the strongest ink below which a photo's pixel is paper. */
const PAPER = 0.3

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * The digit in 28 × 28 bytes; null where there is no ink.
 * @param ink side × side values from 0 (none) to 255
 */
export function fitDigit(ink: ArrayLike<number>, side: number): Uint8Array | null {
  const box = boxOf(ink, side)
  if (box === null) return null
  const scale = BOX / Math.max(box.width, box.height)
  const width = Math.max(1, Math.round(box.width * scale))
  const height = Math.max(1, Math.round(box.height * scale))
  const small = shrunk(ink, side, box, width, height)
  const [x, y] = massCentre(small, width)
  const digit = new Uint8Array(DIGIT_SIDE ** 2)
  const left = placed(x, width)
  const top = placed(y, height)
  for (let row = 0; row < height; row++)
    digit.set(small.subarray(row * width, (row + 1) * width), (top + row) * DIGIT_SIDE + left)
  return digit
}

export interface PhotographedDigit {
  /** Null where nothing stands out. */
  readonly pixels: Uint8Array | null
  /** Whether the background was light, so that the photo was inverted. */
  readonly inverted: boolean
}

/** A digit cut out of a grey photo: the paper becomes black, what stands out of it white. */
export function digitOfPhoto(grey: Uint8Array, side: number): PhotographedDigit {
  const paper = median(borderOf(grey, side))
  const inverted = paper > 127
  const standsOut = Float32Array.from(grey, (value) =>
    Math.max(0, inverted ? paper - value : value - paper),
  )
  const most = standsOut.reduce((a, b) => Math.max(a, b), 0)
  // A hair of noise on an even sheet is no digit.
  if (most < 24) return { pixels: null, inverted }
  const ink = standsOut.map((value) => (value < PAPER * most ? 0 : (255 * value) / most))
  return { pixels: fitDigit(ink, side), inverted }
}

function boxOf(ink: ArrayLike<number>, side: number): Box | null {
  let [left, top, right, bottom] = [side, side, -1, -1]
  for (let i = 0; i < side * side; i++) {
    if (!((ink[i] as number) > 0)) continue
    const x = i % side
    const y = (i - x) / side
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (right < 0) return null
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** Means over the areas that the new pixels cover. */
function shrunk(ink: ArrayLike<number>, side: number, box: Box, width: number, height: number) {
  const first = box.top * side + box.left
  const picture = { values: ink, first, row: side, pixel: 1, height: box.height }
  return resampled(picture, areaTaps(box.width, width), areaTaps(box.height, height), 1)
}

/** Centre of mass, in pixels from the left and top edges. */
function massCentre(pixels: Uint8Array, width: number): readonly [number, number] {
  let [sum, x, y] = [0, 0, 0]
  pixels.forEach((value, i) => {
    sum += value
    x += value * ((i % width) + 0.5)
    y += value * (Math.floor(i / width) + 0.5)
  })
  return sum === 0 ? [width / 2, pixels.length / width / 2] : [x / sum, y / sum]
}

/** Where a side begins whose centre of mass goes to the middle; it never leaves the picture. */
const placed = (centre: number, length: number) =>
  Math.min(DIGIT_SIDE - length, Math.max(0, Math.round(DIGIT_SIDE / 2 - centre)))

function borderOf(grey: Uint8Array, side: number): Uint8Array {
  return grey.filter((_, i) => {
    const x = i % side
    const y = (i - x) / side
    return x === 0 || y === 0 || x === side - 1 || y === side - 1
  })
}

const median = (values: Uint8Array) => values.toSorted()[Math.floor(values.length / 2)] ?? 0
