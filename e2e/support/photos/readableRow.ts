/** A picture file that is read: how it is made, and what it shows. */
import { asColours, BITS, COLOURS, GREYS, type Size } from './card'

export interface Readable {
  /** Of the file, with its ending. */
  readonly name: string
  readonly make: () => Uint8Array | Promise<Uint8Array>
  readonly size: Size
  /** Of the four quarters, upright. */
  readonly colours: readonly (readonly number[])[]
  /** How far a colour may be off: formats that lose something, or have fewer of them. */
  readonly within: number
  /** What is noted of it. */
  readonly note?: string
  /** What decodes it: a reader of the page, also in Node, or a browser alone. */
  readonly byBrowserAlone?: boolean
}

export const SIZE = { width: 30, height: 20 }
export const LARGE = { width: 64, height: 48 }
export const row = (
  name: string,
  make: Readable['make'],
  more: Partial<Readable> = {},
): Readable => ({
  name,
  make,
  size: SIZE,
  colours: COLOURS,
  within: 0,
  ...more,
})
export const grey = { colours: asColours(GREYS) }
export const bits = { colours: asColours(BITS) }
export const several = (what: string) =>
  `It holds several ${what} pictures one after the other; the first was taken. Save each as a file of its own to use them all.`
export const pages = (count: number) =>
  `It holds ${count} pages; the first was taken. Save each as a file of its own to use them all.`
export const fractions = (least: string, most: string, black: number, white: number | string) =>
  `Its pixels are fractions from ${least} to ${most}; ${black} was taken for black and ${white} for white.`

export const greysOf = (most: number) => GREYS.map((value) => Math.round((value * most) / 255))
export const coloursOf = (most: number) =>
  COLOURS.map((c) => c.map((v) => Math.round((v * most) / 255)))
export const ones = GREYS.map((value) => (value > 127 ? 0 : 1))
