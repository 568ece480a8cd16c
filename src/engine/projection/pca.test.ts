import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pca } from './pca'
import { tableOf } from './table'

const finite = fc.integer({ min: -64, max: 64 }).map((n) => n / 8)
const tables = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, dimension]) =>
    fc
      .array(finite, { minLength: rows * dimension, maxLength: rows * dimension })
      .map((values) => ({
        rows,
        dimension,
        values: Float32Array.from(values),
      })),
  )

const project = (values: ArrayLike<number>, dimension: number) =>
  pca(tableOf(Float32Array.from(values), dimension))

/** The covariance's two largest eigenvalues over their sum, by Jacobi's rotations. */
function naiveShares(values: Float32Array, dimension: number): [number, number] {
  const count = values.length / dimension
  const at = (row: number, column: number) => values[row * dimension + column] ?? NaN
  const columns = Array.from({ length: dimension }, (_, column) => {
    const own = Array.from({ length: count }, (_, row) => at(row, column))
    const mean = own.reduce((sum, value) => sum + value, 0) / count
    return own.map((value) => value - mean)
  })
  const a = columns.map((one) =>
    columns.map((two) => one.reduce((sum, value, i) => sum + value * (two[i] ?? NaN), 0)),
  )
  const get = (i: number, j: number) => a[i]?.[j] ?? NaN
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < dimension; p++)
      for (let q = p + 1; q < dimension; q++) {
        if (get(p, q) === 0) continue
        const angle = Math.atan2(2 * get(p, q), get(q, q) - get(p, p)) / 2
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        for (let k = 0; k < dimension; k++) {
          const [one, two] = [get(k, p), get(k, q)]
          a[k]![p] = c * one - s * two
          a[k]![q] = s * one + c * two
        }
        for (let k = 0; k < dimension; k++) {
          const [one, two] = [get(p, k), get(q, k)]
          a[p]![k] = c * one - s * two
          a[q]![k] = s * one + c * two
        }
      }
  const eigenvalues = a.map((_, i) => get(i, i)).sort((one, two) => two - one)
  const sum = eigenvalues.reduce((total, value) => total + value, 0)
  return [(eigenvalues[0] ?? 0) / sum, (eigenvalues[1] ?? 0) / sum]
}

describe('principal components', () => {
  test('have the shares of variance of a naive eigen solution', () => {
    fc.assert(
      fc.property(tables, ({ values, dimension }) => {
        const { explained } = project(values, dimension)
        if (explained[0] === 0) return
        const [first, second] = naiveShares(values, dimension)
        expect(explained[0]).toBeCloseTo(first, 8)
        expect(explained[1]).toBeCloseTo(second, 8)
      }),
    )
  })

  test('of points in a plane keep every distance', () => {
    const plane = Array.from({ length: 9 }, (_, i) => {
      const [u, v] = [Math.sin(5 * i), Math.cos(3 * i)]
      return [0.6 * u, 0.8 * u, v, 0]
    })
    const { points, explained } = project(plane.flat(), 4)
    expect(explained[0] + explained[1]).toBeCloseTo(1, 6)
    const apart = (one: readonly number[], two: readonly number[]) =>
      Math.hypot(...one.map((value, i) => value - (two[i] ?? NaN)))
    const place = (i: number) => [...points.subarray(2 * i, 2 * i + 2)]
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < i; j++)
        expect(apart(place(i), place(j))).toBeCloseTo(apart(plane[i] ?? [], plane[j] ?? []), 5)
  })

  test('point where the largest loading is positive, whichever way the sum came out', () => {
    const row = [0, 3, 0, -1]
    const values = [-2, -1, 0, 1, 2].flatMap((t) => row.map((value) => value * t))
    const { points } = project(values, 4)
    expect(points[0]).toBeLessThan(0)
    expect(points[8]).toBeGreaterThan(0)
  })

  test('are the same found in columns or in rows', () => {
    const [rows, dimension] = [7, 7]
    const values = Array.from({ length: rows * dimension }, (_, i) => Math.sin(i * i))
    // A column of zeros more makes it wider than it is high, and adds nothing.
    const wider = Array.from({ length: rows }, (_, row) => [
      ...values.slice(row * dimension, (row + 1) * dimension),
      0,
    ])
    const [one, two] = [project(values, dimension), project(wider.flat(), dimension + 1)]
    one.points.forEach((value, i) => expect(two.points[i]).toBeCloseTo(value, 5))
    expect(two.explained[0]).toBeCloseTo(one.explained[0], 10)
  })

  test('of more columns than can be squared are those of a sample, and nearly as good', () => {
    const [rows, dimension] = [600, 520]
    const values = new Float32Array(rows * dimension).map((_, i) => {
      const row = Math.floor(i / dimension)
      return Math.sin(row) * Math.cos(i % dimension) + 0.01 * Math.sin(i * i)
    })
    const { explained, points } = project(values, dimension)
    expect(explained[0]).toBeGreaterThan(0.99)
    expect(points.every(Number.isFinite)).toBe(true)
  })
})

describe('a table that leaves little to choose', () => {
  test('of one row, of none, or of equal rows lies on one place', () => {
    expect(project([1, 2, 3], 3)).toEqual({ points: Float32Array.of(0, 0), explained: [0, 0] })
    expect(project([], 3)).toEqual({ points: new Float32Array(), explained: [0, 0] })
    const equal = project([1, 2, 1, 2, 1, 2], 2)
    expect(equal).toEqual({ points: new Float32Array(6), explained: [0, 0] })
    const many = project(new Array<number>(300).fill(0.1), 2)
    expect(many).toEqual({ points: new Float32Array(300), explained: [0, 0] })
  })

  test('of dimension 1 lies on a line', () => {
    expect(project([1, 3, 5], 1)).toEqual({
      points: Float32Array.of(-2, 0, 0, 0, 2, 0),
      explained: [1, 0],
    })
  })

  test('with a row that is not finite has no place for it, and leaves the others alone', () => {
    const { points } = project([1, 0, NaN, 0, 3, 0, Infinity, 1], 2)
    expect([...points]).toEqual([-1, 0, NaN, NaN, 1, 0, NaN, NaN])
  })
})
