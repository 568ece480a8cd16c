/** The nearest other rows of each row, by Euclidean distance: exact, since thousands are few. */
import { rowOf, type Table } from './table'

export interface Neighbours {
  readonly each: number
  /** Finite rows × each: places among the finite rows, nearest first. */
  readonly places: Int32Array
  readonly distances: Float64Array
}

/** How long it may take until others get their turn, in milliseconds. */
const TURN = 40

/**
 * Equal distances keep the order of the rows.
 * @param most how many are wanted; fewer where there are not so many others
 * @param between awaited now and then with the share done; what it answers false ends it: null
 */
export async function neighbours(
  table: Table,
  most: number,
  between: (fraction: number) => Promise<boolean>,
): Promise<Neighbours | null> {
  const rows = table.rows.map((row) => rowOf(table, row))
  const each = Math.max(0, Math.min(most, rows.length - 1))
  const places = new Int32Array(rows.length * each)
  const distances = new Float64Array(rows.length * each).fill(Infinity)
  let since = performance.now()
  for (const [i, row] of rows.entries()) {
    const own = {
      places: places.subarray(i * each, (i + 1) * each),
      squares: distances.subarray(i * each, (i + 1) * each),
    }
    if (each > 0) rows.forEach((other, j) => j !== i && insert(own, row, other, j))
    if (performance.now() - since < TURN) continue
    if (!(await between((i + 1) / rows.length))) return null
    since = performance.now()
  }
  return { each, places, distances: distances.map(Math.sqrt) }
}

interface Own {
  readonly places: Int32Array
  /** Squared distances, ascending. */
  readonly squares: Float64Array
}

/** Puts a row among the nearest, if it is nearer than the last of them. */
function insert({ places, squares }: Own, row: Float32Array, other: Float32Array, place: number) {
  let at = squares.length - 1
  const square = squareWithin(row, other, squares[at] as number)
  if (square >= (squares[at] as number)) return
  for (; at > 0 && (squares[at - 1] as number) > square; at--) {
    squares[at] = squares[at - 1] as number
    places[at] = places[at - 1] as number
  }
  squares[at] = square
  places[at] = place
}

/** The squared distance; once it is past `limit`, some number past it. */
function squareWithin(one: Float32Array, two: Float32Array, limit: number): number {
  let sum = 0
  for (let i = 0; i < one.length && sum < limit;) {
    const end = Math.min(one.length, i + 16)
    for (; i < end; i++) sum += ((one[i] as number) - (two[i] as number)) ** 2
  }
  return sum
}
