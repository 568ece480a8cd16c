import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ProjectionEvent, ProjectionMethod } from '../protocol/projection'
import { neighbours } from './neighbours'
import { createProjectionSession } from './session'
import { tableOf } from './table'

let events: ProjectionEvent[] = []
/** What happens when the Worker lets messages in. */
let between: () => void = () => undefined
let session = createProjectionSession({ post: () => undefined, nextTask: async () => undefined })

beforeEach(() => {
  events = []
  between = () => undefined
  session = createProjectionSession({
    post: (event) => events.push(event),
    nextTask: async () => between(),
  })
})

const project = (
  method: ProjectionMethod,
  values: readonly number[],
  dimension: number,
  { seed = 1, request = 1 } = {},
) =>
  session.handle({
    type: 'project',
    request,
    method,
    values: Float32Array.from(values),
    dimension,
    seed,
  })

/** Two far blobs of eight dimensions, turn by turn. */
const blobs = (count: number) =>
  Array.from({ length: count * 8 }, (_, i) => {
    const row = Math.floor(i / 8)
    return (row % 2) * 40 + Math.sin(i * i + row)
  })

const projected = () => {
  const last = events.at(-1)
  if (last?.type !== 'projected') throw new Error(`not projected: ${JSON.stringify(last)}`)
  return last
}

describe('a PCA', () => {
  test('comes with the shares of variance and the nearest rows', async () => {
    await project('pca', [0, 1, 3, 10], 1)
    expect(events).toEqual([
      {
        type: 'projected',
        request: 1,
        points: Float32Array.of(-3.5, 0, -2.5, 0, -0.5, 0, 6.5, 0),
        explained: [1, 0],
        neighbours: Int32Array.of(
          ...[1, 2, 3, -1, -1],
          ...[0, 2, 3, -1, -1],
          ...[1, 0, 3, -1, -1],
          ...[2, 1, 0, -1, -1],
        ),
      },
    ])
  })

  test('has no neighbours for a row that is not finite', async () => {
    await project('pca', [0, NaN, 3], 1)
    expect([...projected().neighbours]).toEqual([
      ...[2, -1, -1, -1, -1],
      ...[-1, -1, -1, -1, -1],
      ...[0, -1, -1, -1, -1],
    ])
  })
})

describe('a UMAP', () => {
  test('keeps two far blobs apart', async () => {
    await project('umap', blobs(40), 8)
    const { points } = projected()
    const place = (row: number) => [points[2 * row] ?? NaN, points[2 * row + 1] ?? NaN] as const
    const apart = (i: number, j: number) =>
      Math.hypot(place(i)[0] - place(j)[0], place(i)[1] - place(j)[1])
    for (let i = 0; i < 40; i++) {
      const others = Array.from({ length: 40 }, (_, j) => j).filter((j) => j !== i)
      const nearest = others.reduce((best, j) => (apart(i, j) < apart(i, best) ? j : best))
      expect(nearest % 2).toBe(i % 2)
    }
  })

  test('is the same for the same seed, and another for another', async () => {
    const points = []
    for (const seed of [5, 5, 6]) {
      await project('umap', blobs(20), 8, { seed })
      points.push([...projected().points])
    }
    expect(points[1]).toEqual(points[0])
    expect(points[2]).not.toEqual(points[0])
  })

  test('tells how far it is, ever farther, to the end', async () => {
    await project('umap', blobs(20), 8)
    const fractions = events.flatMap((each) => (each.type === 'progress' ? [each.fraction] : []))
    expect(fractions.length).toBeGreaterThan(100)
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions)
    expect(fractions.at(-1)).toBe(1)
  })

  test('ends between epochs when it is cancelled, and says nothing more', async () => {
    between = () => void session.handle({ type: 'cancel' })
    await project('umap', blobs(20), 8)
    expect(events.map(({ type }) => type)).toEqual(['progress'])
  })

  test('gives way to a newer request', async () => {
    let newer: Promise<void> | null = null
    between = () => {
      newer ??= project('pca', [0, 1, 2], 1, { request: 2 })
    }
    await project('umap', blobs(20), 8)
    await newer
    expect(events.map(({ type, request }) => `${type} ${request}`)).toEqual([
      'progress 1',
      'projected 2',
    ])
  })

  test.each([5, 6, 15, 16, 17])('is there for few rows: %d', async (count) => {
    await project('umap', blobs(count), 8)
    expect(projected().points.length).toBe(2 * count)
    expect(projected().points.every(Number.isFinite)).toBe(true)
  })

  test('of fewer than five rows that are finite says what is missing', async () => {
    await project('umap', [1, 2, 3, 4, NaN, Infinity], 1)
    expect(events).toMatchObject([
      {
        type: 'failed',
        error: {
          title: 'Too few images for UMAP',
          cause: 'UMAP needs 5 images with finite embeddings; here are 4 of 6.',
        },
      },
    ])
  })

  test('of equal rows lies on one place', async () => {
    await project('umap', new Array<number>(24).fill(2), 2)
    expect([...projected().points]).toEqual(new Array<number>(24).fill(0))
  })

  test('of many equal rows and some others has a place for each', async () => {
    await project('umap', [...new Array<number>(20).fill(1), 5, 6, 7, 8], 1)
    expect(projected().points.every(Number.isFinite)).toBe(true)
  })
})

describe('the nearest rows', () => {
  const value = fc.integer({ min: -4, max: 4 })
  const tables = fc
    .array(fc.tuple(value, value), { minLength: 1, maxLength: 12 })
    .map((rows) => Float32Array.from(rows.flat()))

  test('are those of a naive sort', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 6 }), async (values, most) => {
        const found = await neighbours(tableOf(values, 2), most, async () => true)
        const count = values.length / 2
        const apart = (i: number, j: number) =>
          Math.hypot(
            (values[2 * i] ?? NaN) - (values[2 * j] ?? NaN),
            (values[2 * i + 1] ?? NaN) - (values[2 * j + 1] ?? NaN),
          )
        const rows = Array.from({ length: count }, (_, row) => row)
        const expected = rows.flatMap((i) =>
          rows
            .filter((j) => j !== i)
            .sort((j, k) => apart(i, j) - apart(i, k) || j - k)
            .slice(0, most),
        )
        expect([...(found?.places ?? [])]).toEqual(expected)
      }),
    )
  })
})
