/**
 * Where things are on a map. Places are first fitted to the map's size, in CSS pixels; a camera
 * then enlarges and shifts them, and never shows less than a map full.
 */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A fitted place p is seen at zoom × p + (x, y). */
export interface Camera extends Point {
  readonly zoom: number
}

export const WHOLE: Camera = { zoom: 1, x: 0, y: 0 }
const CLOSEST = 60

/** Places on a map, in CSS pixels; NaN for rows that have none. Both axes have one scale, y goes up. */
export function fitted(
  points: Float32Array,
  { width, height }: Size,
  padding: number,
): Float32Array {
  const [x, y] = [rangeOf(points, 0), rangeOf(points, 1)]
  const scales = [(width - 2 * padding) / x.length, (height - 2 * padding) / y.length]
  const scale = Math.min(...scales.filter(Number.isFinite))
  const by = Number.isFinite(scale) ? Math.max(0, scale) : 0
  return points.map((value, i) =>
    i % 2 === 0 ? width / 2 + (value - x.middle) * by : height / 2 - (value - y.middle) * by,
  )
}

function rangeOf(points: Float32Array, axis: 0 | 1) {
  const own = points.filter((value, i) => i % 2 === axis && Number.isFinite(value))
  const from = own.reduce((least, value) => Math.min(least, value), Infinity)
  const to = own.reduce((most, value) => Math.max(most, value), -Infinity)
  return own.length === 0
    ? { middle: 0, length: 0 }
    : { middle: (from + to) / 2, length: to - from }
}

export function placeOf(places: Float32Array, row: number): Point {
  return { x: places[2 * row] ?? NaN, y: places[2 * row + 1] ?? NaN }
}

export function seen(camera: Camera, { x, y }: Point): Point {
  return { x: camera.zoom * x + camera.x, y: camera.zoom * y + camera.y }
}

/** The camera after zooming, with what is under `at` staying there. */
export function zoomed(camera: Camera, factor: number, at: Point, size: Size): Camera {
  const zoom = Math.min(CLOSEST, Math.max(1, camera.zoom * factor))
  const by = zoom / camera.zoom
  return within({ zoom, x: at.x - (at.x - camera.x) * by, y: at.y - (at.y - camera.y) * by }, size)
}

export function panned(camera: Camera, { x, y }: Point, size: Size): Camera {
  return within({ ...camera, x: camera.x + x, y: camera.y + y }, size)
}

/** The camera after two fingers moved: what was under each stays under it, as far as may be. */
export function pinched(
  camera: Camera,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
  size: Size,
): Camera {
  const apart = ([one, two]: readonly [Point, Point]) => Math.hypot(one.x - two.x, one.y - two.y)
  const middle = ([one, two]: readonly [Point, Point]) => ({
    x: (one.x + two.x) / 2,
    y: (one.y + two.y) / 2,
  })
  const [from, to] = [middle(before), middle(after)]
  const moved = panned(camera, { x: to.x - from.x, y: to.y - from.y }, size)
  return zoomed(moved, apart(after) / Math.max(1, apart(before)), to, size)
}

/** The camera moved just so far that a place is not near an edge. */
export function showing(camera: Camera, place: Point, size: Size): Camera {
  const { x, y } = seen(camera, place)
  const margin = Math.min(size.width, size.height) / 6
  const into = (at: number, end: number) =>
    Math.max(0, margin - at) - Math.max(0, at - (end - margin))
  return panned(camera, { x: into(x, size.width), y: into(y, size.height) }, size)
}

function within({ zoom, x, y }: Camera, { width, height }: Size): Camera {
  const keep = (at: number, length: number) => Math.min(0, Math.max(length * (1 - zoom), at))
  return { zoom, x: keep(x, width), y: keep(y, height) }
}

/** The row seen nearest to a point and no farther than `reach` from it on either axis. */
export function rowAt(
  places: Float32Array,
  camera: Camera,
  at: Point,
  reach: number,
): number | null {
  let [best, least] = [null as number | null, Infinity]
  for (let row = 0; 2 * row < places.length; row++) {
    const { x, y } = seen(camera, placeOf(places, row))
    const [dx, dy] = [Math.abs(x - at.x), Math.abs(y - at.y)]
    // The later row is drawn on top.
    if (dx <= reach && dy <= reach && dx + dy <= least) [best, least] = [row, dx + dy]
  }
  return best
}

export type Direction = 'left' | 'right' | 'up' | 'down'

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/**
 * The next row in a direction: of those farther along than aside, the one whose way there is
 * shortest, with what is aside counting double. Rows on the very same place follow one another.
 */
export function rowTowards(
  places: Float32Array,
  from: number,
  direction: Direction,
): number | null {
  const step = STEPS[direction]
  const start = placeOf(places, from)
  const forward = direction === 'right' || direction === 'down'
  let [best, least] = [null as number | null, Infinity]
  for (let row = 0; 2 * row < places.length; row++) {
    const { x, y } = placeOf(places, row)
    const along = (x - start.x) * step.x + (y - start.y) * step.y
    const aside = Math.abs((x - start.x) * step.y) + Math.abs((y - start.y) * step.x)
    const onTop = along === 0 && aside === 0 && (forward ? row > from : row < from)
    const way = onTop ? Math.abs(row - from) * 1e-9 : along + 2 * aside
    if ((onTop || (along > 0 && aside <= along)) && way < least) [best, least] = [row, way]
  }
  return best
}
