import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitted,
  panned,
  pinched,
  placeOf,
  rowAt,
  rowTowards,
  seen,
  showing,
  WHOLE,
  zoomed,
  type Camera,
} from './geometry'

const size = { width: 400, height: 200 }
const coordinate = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 10)
const points = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 })
  .map((all) => Float32Array.from(all.flat()))
const onMap = fc.record({
  x: fc.integer({ min: 0, max: size.width }),
  y: fc.integer({ min: 0, max: size.height }),
})
const factor = fc.constantFrom(0.2, 0.5, 0.9, 1, 1.5, 3, 10)
/** Cameras that gestures lead to. */
const camera = fc.array(fc.tuple(factor, onMap, onMap), { maxLength: 5 }).map((moves) =>
  moves.reduce<Camera>((camera, [by, at, shift]) => {
    return panned(zoomed(camera, by, at, size), { x: shift.x - 200, y: shift.y - 100 }, size)
  }, WHOLE),
)

describe('places fitted to a map', () => {
  test('all lie inside it, on one scale for both axes, with y going up', () => {
    fc.assert(
      fc.property(points, (points) => {
        const places = fitted(points, size, 20)
        const count = points.length / 2
        const [first, origin] = [placeOf(places, 0), placeOf(points, 0)]
        const scales: number[] = []
        for (let row = 0; row < count; row++) {
          const [place, point] = [placeOf(places, row), placeOf(points, row)]
          expect(place.x).toBeGreaterThan(20 - 0.01)
          expect(place.x).toBeLessThan(380 + 0.01)
          expect(place.y).toBeGreaterThan(20 - 0.01)
          expect(place.y).toBeLessThan(180 + 0.01)
          if (Math.abs(point.x - origin.x) > 1)
            scales.push((place.x - first.x) / (point.x - origin.x))
          if (Math.abs(point.y - origin.y) > 1)
            scales.push((first.y - place.y) / (point.y - origin.y))
        }
        for (const scale of scales) expect(scale / (scales[0] ?? 1)).toBeCloseTo(1, 2)
      }),
    )
  })

  test('of one place, or of a line, are in the middle', () => {
    expect([...fitted(Float32Array.of(5, 5, 5, 5), size, 20)]).toEqual([200, 100, 200, 100])
    expect([...fitted(Float32Array.of(0, 3, 1, 3), size, 20)]).toEqual([20, 100, 380, 100])
  })

  test('leave out what has no place, and a map without room', () => {
    const places = fitted(Float32Array.of(0, 0, NaN, NaN, 1, 1), size, 20)
    expect([...places]).toEqual([120, 180, NaN, NaN, 280, 20])
    const none = fitted(Float32Array.of(0, 0, 1, 1), { width: 0, height: 0 }, 20)
    expect(none.every(Number.isFinite)).toBe(true)
    expect(fitted(new Float32Array(), size, 20)).toHaveLength(0)
  })
})

describe('a camera', () => {
  const covers = ({ zoom, x, y }: Camera) =>
    zoom >= 1 &&
    x <= 1e-9 &&
    y <= 1e-9 &&
    x + zoom * size.width >= size.width - 1e-6 &&
    y + zoom * size.height >= size.height - 1e-6

  test('never shows beyond the map, whatever the gestures', () => {
    fc.assert(fc.property(camera, covers))
  })

  test('keeps what is under the pointer there while zooming in', () => {
    fc.assert(
      fc.property(camera, onMap, (camera, at) => {
        const map = { x: (at.x - camera.x) / camera.zoom, y: (at.y - camera.y) / camera.zoom }
        const after = seen(zoomed(camera, 2, at, size), map)
        expect(after.x).toBeCloseTo(at.x, 6)
        expect(after.y).toBeCloseTo(at.y, 6)
      }),
    )
  })

  test('zooms by two fingers, and moves with them', () => {
    const apart = (middle: number, half: number) =>
      [
        { x: middle - half, y: 100 },
        { x: middle + half, y: 100 },
      ] as const
    const near = pinched(WHOLE, apart(200, 40), apart(200, 80), size)
    expect(near).toEqual({ zoom: 2, x: -200, y: -100 })
    expect(pinched(near, apart(200, 80), apart(230, 80), size)).toEqual({ ...near, x: -170 })
    expect(pinched(near, apart(200, 0), apart(200, 0), size).zoom).toBeGreaterThanOrEqual(1)
  })

  test('moves just so far that a place can be seen', () => {
    fc.assert(
      fc.property(camera, onMap, (camera, place) => {
        const { x, y } = seen(showing(camera, place, size), place)
        expect(x).toBeGreaterThan(-1e-6)
        expect(x).toBeLessThan(size.width + 1e-6)
        expect(y).toBeGreaterThan(-1e-6)
        expect(y).toBeLessThan(size.height + 1e-6)
      }),
    )
    expect(showing(WHOLE, { x: 200, y: 100 }, size)).toEqual(WHOLE)
  })
})

describe('the row at a point', () => {
  test('is the nearest within reach, on top of those it lies on', () => {
    const places = Float32Array.of(10, 10, 30, 10, 30, 10, NaN, NaN)
    expect(rowAt(places, WHOLE, { x: 12, y: 11 }, 8)).toBe(0)
    expect(rowAt(places, WHOLE, { x: 29, y: 10 }, 8)).toBe(2)
    expect(rowAt(places, WHOLE, { x: 20, y: 30 }, 8)).toBe(null)
    expect(rowAt(places, { zoom: 2, x: -10, y: 0 }, { x: 51, y: 22 }, 8)).toBe(2)
  })
})

describe('the next row in a direction', () => {
  const places = Float32Array.of(50, 50, 60, 50, 58, 55, 50, 20, 0, 50, NaN, NaN)

  test('is the one whose way there is shortest, and none where none lies there', () => {
    expect(rowTowards(places, 0, 'right')).toBe(1)
    expect(rowTowards(places, 0, 'up')).toBe(3)
    expect(rowTowards(places, 0, 'left')).toBe(4)
    expect(rowTowards(places, 4, 'left')).toBe(null)
  })

  test('walks through rows on the very same place, and on', () => {
    const heap = Float32Array.of(10, 10, 10, 10, 10, 10, 40, 10)
    const way = [0]
    for (let row: number | null = 0; row !== null; row = rowTowards(heap, row, 'right'))
      if (row !== 0) way.push(row)
    expect(way).toEqual([0, 1, 2, 3])
    expect(rowTowards(heap, 1, 'left')).toBe(0)
  })

  test('never ends in a circle', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('left', 'right', 'up', 'down'), (points, direction) => {
        const visited = new Set<number>()
        for (let row: number | null = 0; row !== null; row = rowTowards(points, row, direction)) {
          expect(visited.has(row)).toBe(false)
          visited.add(row)
        }
      }),
    )
  })
})
