/** What a chart's reading point says: a title and one row a series. */
export interface ReadingRow {
  readonly name: string
  readonly color: string
  readonly value: string
  readonly dashed?: boolean
  /** Stands in place of a piece of line. */
  readonly glyph?: string
}
export interface Reading {
  readonly title: string
  readonly rows: readonly ReadingRow[]
}

/** The index of the value nearest to x in ascending xs, by bisection; −1 where there are none. */
export function nearestIndex(xs: ArrayLike<number>, x: number): number {
  let low = 0
  let high = xs.length - 1
  if (high < 0) return -1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((xs[middle] as number) <= x) low = middle
    else high = middle
  }
  return x - (xs[low] as number) <= (xs[high] as number) - x ? low : high
}

/** The x of all the series nearest to x; undefined where there are none. */
export function nearestX(grids: readonly ArrayLike<number>[], x: number): number | undefined {
  let best: number | undefined
  for (const xs of grids) {
    const near = xs[nearestIndex(xs, x)]
    if (near !== undefined && (best === undefined || Math.abs(near - x) < Math.abs(best - x)))
      best = near
  }
  return best
}

/**
 * The index of a series' point that speaks for x: the nearest, if it is no farther than its own
 * spacing; −1 where the series has ended or not begun.
 */
export function indexFor(xs: ArrayLike<number>, x: number): number {
  const index = nearestIndex(xs, x)
  if (index < 0) return -1
  const first = xs[0] as number
  const last = xs[xs.length - 1] as number
  const spacing = xs.length > 1 ? (last - first) / (xs.length - 1) : 0
  return Math.abs((xs[index] as number) - x) <= spacing ? index : -1
}

/** The next or previous x of all the series, in the direction given; undefined past an end. */
export function stepX(
  grids: readonly ArrayLike<number>[],
  from: number,
  direction: 1 | -1,
): number | undefined {
  let best: number | undefined
  for (const xs of grids) {
    let index = nearestIndex(xs, from)
    while (index >= 0 && index < xs.length && ((xs[index] as number) - from) * direction <= 0)
      index += direction
    const x = xs[index]
    if (x !== undefined && (best === undefined || (best - x) * direction > 0)) best = x
  }
  return best
}
