/**
 * What runs where in an image: histograms of the directions of its edges (HOG), in 4 × 4 cells of a blurred
 * 32 × 32 in grey, each 2 × 2 cells brought to one length, so that light and contrast tell little. Of what
 * pixels can tell without training it finds a person's other photos best: docs/faces.md has the figures.
 */
import { inChannels, scaled } from './raster'

const SIDE = 32
const CELL = 8
const CELLS = SIDE / CELL
const DIRECTIONS = 9
const BLOCKS = (CELLS - 1) ** 2
/** Bytes of an outline. */
export const OUTLINE = BLOCKS * 4 * DIRECTIONS
/** A single direction counts no more than this of its block's length. */
const MOST = 0.2

/** A stored image as OUTLINE bytes. */
export function outlineOf(pixels: Uint8Array, side: number, channels: 1 | 3): Uint8Array {
  const whole = { width: side, height: side, channels, data: pixels }
  const grey = blurred(inChannels(scaled(whole, { x: 0, y: 0, size: side }, SIDE), 1))
  return blocksOf(directionsOf(grey))
}

/** By 1 2 1, down and across; the rim's pixels go on beyond it. */
function blurred(grey: Uint8Array): Float32Array {
  const inside = (at: number) => Math.min(SIDE - 1, Math.max(0, at))
  const mixed = (from: ArrayLike<number>, down: number, across: number) =>
    Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
      const [row, column] = [Math.floor(i / SIDE), i % SIDE]
      const at = (by: number) =>
        from[inside(row + by * down) * SIDE + inside(column + by * across)]!
      return at(-1) / 4 + at(0) / 2 + at(1) / 4
    })
  return mixed(mixed(grey, 1, 0), 0, 1)
}

/** Per cell, how strong edges are in each direction, those between two shared among them. */
function directionsOf(grey: Float32Array): Float32Array {
  const sums = new Float32Array(CELLS * CELLS * DIRECTIONS)
  for (let row = 1; row < SIDE - 1; row++)
    for (let column = 1; column < SIDE - 1; column++) {
      const at = row * SIDE + column
      const across = grey[at + 1]! - grey[at - 1]!
      const down = grey[at + SIDE]! - grey[at - SIDE]!
      const turn = Math.atan2(down, across) / Math.PI
      const direction = (turn < 0 ? turn + 1 : turn) * DIRECTIONS
      const first = Math.floor(direction) % DIRECTIONS
      const share = direction - Math.floor(direction)
      const cell = (Math.floor(row / CELL) * CELLS + Math.floor(column / CELL)) * DIRECTIONS
      const strength = Math.hypot(across, down)
      sums[cell + first]! += strength * (1 - share)
      sums[cell + ((first + 1) % DIRECTIONS)]! += strength * share
    }
  return sums
}

function blocksOf(sums: Float32Array): Uint8Array {
  const outline = new Uint8Array(OUTLINE)
  let to = 0
  for (let row = 0; row + 1 < CELLS; row++)
    for (let column = 0; column + 1 < CELLS; column++) {
      const cells = [row * CELLS + column, (row + 1) * CELLS + column].flatMap((cell) => [
        ...sums.subarray(cell * DIRECTIONS, (cell + 2) * DIRECTIONS),
      ])
      const length = Math.hypot(1, ...cells)
      for (const sum of cells) outline[to++] = Math.min(MOST, sum / length) * (255 / MOST) + 0.5
    }
  return outline
}
