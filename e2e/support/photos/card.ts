/** A picture that shows which way up it is: a colour in each quarter. */
import sharp from 'sharp'

export interface Size {
  readonly width: number
  readonly height: number
}

type Colour = readonly [number, number, number]

/** Top left, top right, bottom left, bottom right. */
export const COLOURS: readonly Colour[] = [
  [220, 40, 30],
  [30, 180, 60],
  [40, 60, 200],
  [230, 220, 60],
]
export const GREYS = COLOURS.map(([r, g, b]) => Math.round(0.299 * r + 0.587 * g + 0.114 * b))
/** As two tones have it: the last alone is bright. */
export const BITS: readonly number[] = [0, 0, 0, 255]

export const asColours = (greys: readonly number[]): readonly Colour[] =>
  greys.map((grey) => [grey, grey, grey])

/** Per pixel, row by row, what stands for its quarter. */
export function quarters<T>({ width, height }: Size, values: readonly T[]): readonly T[] {
  return Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    return values[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!
  })
}

export const cardPixels = (size: Size): Buffer =>
  Buffer.from(quarters(size, COLOURS).flatMap((colour) => [...colour]))

export const cardImage = (size: Size) => sharp(cardPixels(size), { raw: { ...size, channels: 3 } })

export const greyImage = (size: Size) =>
  sharp(Buffer.from(quarters(size, GREYS)), { raw: { ...size, channels: 1 } })

/** For each EXIF orientation, how the card lies in the file that shows it upright: its quarters. */
const LAID: Readonly<Record<number, readonly number[]>> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [1, 3, 0, 2],
  7: [3, 1, 2, 0],
  8: [2, 0, 3, 1],
}

/** The card as a camera saves it that was held so: with rows for columns from 5 on. */
export function laid({ width, height }: Size, orientation: number) {
  const size = orientation >= 5 ? { width: height, height: width } : { width, height }
  const colours = LAID[orientation]!.map((quarter) => COLOURS[quarter]!)
  const pixels = Buffer.from(quarters(size, colours).flatMap((colour) => [...colour]))
  return { size, colours, image: sharp(pixels, { raw: { ...size, channels: 3 } }) }
}
