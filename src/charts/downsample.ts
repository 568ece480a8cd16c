/**
 * Long series made short enough to draw, keeping what an eye looks for: the first and last points
 * and the lowest and highest of every stretch. Values that are not finite are left out, for they
 * break a scale; they are drawn as markers instead.
 */
export interface Points {
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
}

/** Rows over one x grid: `columns[s][i]` is series s at `xs[i]`, null where it has no point. */
export interface Grid {
  readonly xs: readonly number[]
  readonly columns: readonly (readonly (number | null)[])[]
}

/** The highest magnitude a chart's scale computes with safely, as differences are taken of it. */
const LARGEST = 1e300

function drawable(points: Points, index: number): boolean {
  const x = points.xs[index]
  const y = points.ys[index]
  return Number.isFinite(x) && Number.isFinite(y) && Math.abs(y as number) <= LARGEST
}

/**
 * Indices to keep, ascending: all that can be drawn while they are at most 2 × buckets, else the
 * first, the last, and each bucket's lowest and highest. At most 2 × buckets + 2, in O(n).
 */
export function keepExtremes(points: Points, buckets: number): number[] {
  const length = Math.min(points.xs.length, points.ys.length)
  const finite: number[] = []
  for (let i = 0; i < length; i++) if (drawable(points, i)) finite.push(i)
  if (finite.length <= 2 * buckets) return finite

  const y = (place: number) => points.ys[finite[place] as number] as number
  const kept: number[] = []
  const keep = (place: number) => {
    if (kept.at(-1) !== place) kept.push(place)
  }
  keep(0)
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * finite.length) / buckets)
    const to = Math.floor(((bucket + 1) * finite.length) / buckets)
    let low = from
    let high = from
    for (let place = from + 1; place < to; place++) {
      if (y(place) < y(low)) low = place
      if (y(place) > y(high)) high = place
    }
    keep(Math.min(low, high))
    keep(Math.max(low, high))
  }
  keep(finite.length - 1)
  return kept.map((place) => finite[place] as number)
}

/**
 * Series, each with ascending xs, reduced and merged on one ascending x grid. Where a series has
 * two points at one x, the later one stands.
 */
export function mergeSeries(series: readonly Points[], buckets: number): Grid {
  const rows = new Map<number, (number | null)[]>()
  series.forEach((points, s) => {
    for (const index of keepExtremes(points, buckets)) {
      const x = points.xs[index] as number
      const row = rows.get(x) ?? series.map(() => null)
      row[s] = points.ys[index] as number
      rows.set(x, row)
    }
  })
  const xs = [...rows.keys()].sort((a, b) => a - b)
  const sorted = xs.map((x) => rows.get(x) as (number | null)[])
  return { xs, columns: series.map((_, s) => sorted.map((row) => row[s] ?? null)) }
}

/**
 * Many series on one short grid that they have in common, since each row of a grid costs every series: of each
 * stretch of x each keeps its lowest and its highest value, drawn a quarter of the stretch from its ends. First
 * and last points stand where they are, and those beside them where there is no room. At most
 * 2 × buckets + 6 × series rows, in O(n).
 */
export function gridSeries(series: readonly Points[], buckets: number): Grid {
  const exact = mergeSeries(series, buckets)
  if (exact.xs.length <= 2 * buckets) return exact
  const low = exact.xs[0] as number
  const width = ((exact.xs.at(-1) as number) - low) / buckets
  return mergeSeries(
    series.map((points) => onGrid(points, low, width)),
    Infinity,
  )
}

/** @param width of the stretches of x, the first of which begins at `low` */
function onGrid(points: Points, low: number, width: number): Points {
  const kept = keepExtremes(points, Infinity)
  const last = kept.length - 1
  const x = (place: number) => points.xs[kept[place] as number] as number
  const y = (place: number) => points.ys[kept[place] as number] as number
  const [xs, ys]: [number[], number[]] = [[], []]
  const put = (at: number, place: number) => {
    xs.push(at)
    ys.push(y(place))
  }
  if (last >= 0) put(x(0), 0)
  for (let from = 1, to = 1; from < last; from = to) {
    const begins = low + width * Math.floor((x(from) - low) / width)
    let [lowest, highest] = [from, from]
    for (to = from + 1; to < last && x(to) < begins + width; to++) {
      if (y(to) < y(lowest)) lowest = to
      if (y(to) > y(highest)) highest = to
    }
    const places = lowest === highest ? [lowest] : [lowest, highest].sort((a, b) => a - b)
    const [left, right] = [begins + width / 4, begins + (3 * width) / 4]
    const fits = left > (xs.at(-1) as number) && right < x(last)
    places.forEach((place, i) => put(fits ? (i === 0 ? left : right) : x(place), place))
  }
  if (last > 0) put(x(last), last)
  return { xs, ys }
}
