/**
 * Photos that are the same picture twice: saved again, rescaled, a shade lighter. Each is compared as
 * 16 × 16 means of grey. Two are near duplicates where cells differ by no more than `MEAN` of 255 on
 * average, and none by more than `CELL`: saving anew changes all cells by little, another moment of
 * the same face moves edges, which changes some by much. Measured: copies of drawn faces, down to half
 * the size, differ by up to 4.7 and 32; different photos by at least 6.5 on average.
 */
import { inChannels, scaled } from './raster'

const SIDE = 16
const CELLS = SIDE ** 2
const CELL = 36
const MEAN = 5
const MOST = MEAN * CELLS
/** Sums over blocks of 4 × 4 cells, which differ by no more than the cells do. */
const BLOCKS = 16

/** A stored image as its signature, CELLS bytes. */
export function signatureOf(pixels: Uint8Array, side: number, channels: 1 | 3): Uint8Array {
  const square = { x: 0, y: 0, size: side }
  const whole = { width: side, height: side, channels, data: pixels }
  return inChannels(scaled(whole, square, SIDE), 1)
}

/**
 * Per image, the first image of its group. Images are sorted by the sum of their cells, so that only
 * those near in it are compared, by blocks first.
 * @param pause is awaited now and then, so that the thread can be asked for something else
 */
export async function groupsOf(
  signatures: readonly Uint8Array[],
  pause: (done: number) => Promise<void>,
): Promise<Int32Array> {
  const count = signatures.length
  const totalOf = signatures.map((cells) => cells.reduce((sum, cell) => sum + cell, 0))
  const sorted = Array.from(signatures, (_, i) => i).sort(
    (a, b) => totalOf[a]! - totalOf[b]! || a - b,
  )
  const totals = Int32Array.from(sorted, (image) => totalOf[image]!)
  const cells = new Uint8Array(count * CELLS)
  const blocks = new Int16Array(count * BLOCKS)
  sorted.forEach((image, place) => {
    cells.set(signatures[image]!, place * CELLS)
    blocks.set(blocksOf(signatures[image]!), place * BLOCKS)
  })
  const roots = Int32Array.from(sorted, (_, place) => place)
  const root = (place: number) => {
    while (roots[place] !== place) place = roots[place] = roots[roots[place]!]!
    return place
  }
  for (let a = 0; a < count; a++) {
    if (a % 100 === 0) await pause(a)
    let own = root(a)
    for (let b = a + 1; b < count && totals[b]! - totals[a]! <= MOST; b++) {
      const other = root(b)
      if (own === other) continue
      if (!near(blocks, a * BLOCKS, b * BLOCKS, BLOCKS, MOST)) continue
      if (!near(cells, a * CELLS, b * CELLS, CELLS, CELL)) continue
      roots[Math.max(own, other)] = Math.min(own, other)
      own = Math.min(own, other)
    }
  }
  return firstOfEach(sorted, root)
}

/** Per image, the smallest of those that have the same root. */
function firstOfEach(sorted: readonly number[], root: (place: number) => number): Int32Array {
  const first = new Map<number, number>()
  sorted.forEach((image, place) =>
    first.set(root(place), Math.min(image, first.get(root(place)) ?? image)),
  )
  const groups = new Int32Array(sorted.length)
  sorted.forEach((image, place) => (groups[image] = first.get(root(place))!))
  return groups
}

/** Whether two rows differ by `MOST` in all and by `most` in any place, at most. */
function near(
  rows: Uint8Array | Int16Array,
  a: number,
  b: number,
  length: number,
  most: number,
): boolean {
  let sum = 0
  for (let i = 0; i < length; i++) {
    const difference = Math.abs(rows[a + i]! - rows[b + i]!)
    sum += difference
    if (difference > most || sum > MOST) return false
  }
  return true
}

function blocksOf(signature: Uint8Array): Int16Array {
  const blocks = new Int16Array(BLOCKS)
  signature.forEach((cell, i) => {
    const [row, column] = [Math.floor(i / SIDE), i % SIDE]
    blocks[Math.floor(row / 4) * 4 + Math.floor(column / 4)]! += cell
  })
  return blocks
}
