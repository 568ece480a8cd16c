/**
 * Photos that are the same picture twice: saved again, rescaled, a shade lighter. Each is compared as
 * 16 × 16 means of grey. Two are near duplicates where no cell differs by more than `CELL` of 255 and
 * all together by no more than `MEAN`: saving anew changes a cell by little, while another moment of
 * the same face moves edges, which changes some cells by much.
 */
import { inChannels, scaled } from './raster'

export const SIGNATURE_SIDE = 16
const CELLS = SIGNATURE_SIDE ** 2
const CELL = 12
const MEAN = 3

/** A stored image as its signature, CELLS bytes. */
export function signatureOf(pixels: Uint8Array, side: number, channels: 1 | 3): Uint8Array {
  const square = { x: 0, y: 0, size: side }
  const whole = { width: side, height: side, channels, data: pixels }
  return inChannels(scaled(whole, square, SIGNATURE_SIDE), 1)
}

/**
 * Per image, the first image of its group. Images are sorted by the cell that varies most, so only
 * those within CELL of it are compared, on other cells in the order in which they vary.
 * @param pause is awaited now and then, so that the thread can be asked for something else
 */
export async function groupsOf(
  signatures: readonly Uint8Array[],
  pause: (done: number) => Promise<void>,
): Promise<Int32Array> {
  const count = signatures.length
  const order = cellsByVariance(signatures)
  const packed = new Uint8Array(count * CELLS)
  const sorted = Array.from({ length: count }, (_, i) => i)
  sorted.sort((a, b) => signatures[a]![order[0]!]! - signatures[b]![order[0]!]! || a - b)
  sorted.forEach((image, place) => {
    for (let cell = 0; cell < CELLS; cell++)
      packed[place * CELLS + cell] = signatures[image]![order[cell]!]!
  })
  const roots = Int32Array.from({ length: count }, (_, i) => i)
  const root = (i: number) => {
    while (roots[i] !== i) i = roots[i] = roots[roots[i]!]!
    return i
  }
  for (let a = 0; a < count; a++) {
    if (a % 500 === 0) await pause(a)
    for (let b = a + 1; b < count; b++) {
      if (packed[b * CELLS]! - packed[a * CELLS]! > CELL) break
      if (!alike(packed, a * CELLS, b * CELLS)) continue
      const [one, other] = [root(sorted[a]!), root(sorted[b]!)]
      roots[Math.max(one, other)] = Math.min(one, other)
    }
  }
  return Int32Array.from({ length: count }, (_, i) => root(i))
}

function alike(packed: Uint8Array, a: number, b: number): boolean {
  let sum = 0
  for (let cell = 0; cell < CELLS; cell++) {
    const difference = Math.abs(packed[a + cell]! - packed[b + cell]!)
    if (difference > CELL) return false
    sum += difference
  }
  return sum <= MEAN * CELLS
}

function cellsByVariance(signatures: readonly Uint8Array[]): readonly number[] {
  const sums = new Float64Array(CELLS)
  const squares = new Float64Array(CELLS)
  for (const signature of signatures)
    for (let cell = 0; cell < CELLS; cell++) {
      sums[cell]! += signature[cell]!
      squares[cell]! += signature[cell]! ** 2
    }
  const count = Math.max(1, signatures.length)
  const variance = (cell: number) => squares[cell]! / count - (sums[cell]! / count) ** 2
  return Array.from({ length: CELLS }, (_, cell) => cell).sort((a, b) => variance(b) - variance(a))
}
