/** The nearest other rows of each row, by Euclidean distance: exact, since thousands are few. */
import type { Table } from './table'

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
  const { rows } = table
  const each = Math.max(0, Math.min(most, rows.length - 1))
  const places = new Int32Array(rows.length * each)
  const distances = new Float64Array(rows.length * each).fill(Infinity)
  const own = rows.map((_, i) => ({
    places: places.subarray(i * each, (i + 1) * each),
    squares: distances.subarray(i * each, (i + 1) * each),
  }))
  let since = performance.now()
  for (let i = 0; each > 0 && i < rows.length; i++) {
    // Each two once; every row still meets the others in their order.
    for (let j = 0; j < i; j++) {
      const [one, two] = [own[i] as Own, own[j] as Own]
      const limit = Math.max(one.squares[each - 1] as number, two.squares[each - 1] as number)
      const square = squareWithin(table, rows[i] as number, rows[j] as number, limit)
      insert(one, square, j)
      insert(two, square, i)
    }
    if (performance.now() - since < TURN) continue
    if (!(await between(((i + 1) / rows.length) ** 2))) return null
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
function insert({ places, squares }: Own, square: number, place: number) {
  let at = squares.length - 1
  if (square >= (squares[at] as number)) return
  for (; at > 0 && (squares[at - 1] as number) > square; at--) {
    squares[at] = squares[at - 1] as number
    places[at] = places[at - 1] as number
  }
  squares[at] = square
  places[at] = place
}

/** The squared distance; once it is past `limit`, some number past it. */
function squareWithin({ values, dimension }: Table, one: number, two: number, limit: number) {
  const start = one * dimension
  const shift = (two - one) * dimension
  let sum = 0
  for (let i = start; i < start + dimension && sum < limit;) {
    const end = Math.min(start + dimension, i + 16)
    for (; i < end; i++) {
      const apart = (values[i] as number) - (values[i + shift] as number)
      sum += apart * apart
    }
  }
  return sum
}
