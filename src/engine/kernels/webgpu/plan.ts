/**
 * How a product is laid out over a GPU, as a function of its shape alone, so that a run repeats to
 * the last bit wherever it is repeated on one device.
 */

/** Values along k that are in shared memory at a time. */
export const TILE_K = 16
/** Workgroups that keep a large GPU busy. */
const ENOUGH_GROUPS = 256
/** Steps along k below which another slice costs more than it brings. */
const FEWEST_STEPS = 8

export interface Plan {
  readonly tileRows: number
  readonly tileColumns: number
  readonly rowTiles: number
  readonly columnTiles: number
  /** Slices of k where `split`, else products beside each other. */
  readonly layers: number
  /** Tiles along k in each layer. */
  readonly steps: number
  readonly split: boolean
}

/** A product of [rows, inner] and [inner, columns] whose inner axis may be cut into slices. */
export function planSlices(rows: number, columns: number, inner: number): Plan {
  const tiles = tilesOf(rows, columns, sidesOf(rows, columns))
  const all = Math.ceil(inner / TILE_K)
  const wanted = Math.floor(ENOUGH_GROUPS / (tiles.rowTiles * tiles.columnTiles))
  const most = Math.max(1, Math.min(wanted, Math.floor(all / FEWEST_STEPS)))
  const steps = Math.ceil(all / most)
  return { ...tiles, layers: Math.ceil(all / steps), steps, split: true }
}

/** `layers` products of [rows, inner] and [inner, columns], each whole. */
export function planLayers(rows: number, columns: number, inner: number, layers: number): Plan {
  const large = tilesOf(rows, columns, sidesOf(rows, columns))
  const few = large.rowTiles * large.columnTiles * layers < ENOUGH_GROUPS
  const tiles = few ? tilesOf(rows, columns, [SMALL, SMALL]) : large
  return { ...tiles, layers, steps: Math.ceil(inner / TILE_K), split: false }
}

const SMALL = 32
const LARGE = 64

/** Sides of a tile: no longer than pays, yet 64 threads or more at 4 × 4 values each. */
function sidesOf(rows: number, columns: number): [number, number] {
  const sides: [number, number] = [sideFor(rows), sideFor(columns)]
  return sides[0] * sides[1] < SMALL * SMALL ? [SMALL, SMALL] : sides
}

/** Large tiles read less, but not where an eighth or more of them would stand idle. */
function sideFor(length: number): number {
  if (length <= 16) return 16
  const padded = (side: number) => Math.ceil(length / side) * side
  return padded(LARGE) < 1.125 * padded(SMALL) ? LARGE : SMALL
}

function tilesOf(rows: number, columns: number, [tileRows, tileColumns]: [number, number]) {
  return {
    tileRows,
    tileColumns,
    rowTiles: Math.ceil(rows / tileRows),
    columnTiles: Math.ceil(columns / tileColumns),
  }
}
