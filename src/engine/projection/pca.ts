/**
 * Principal components: the two directions in which embeddings differ most. `ml-pca` finds them in
 * a square matrix made here, the smaller of two that have the same ones: of products of columns
 * (the covariance), or of rows (Gram's), which its own way through the whole table takes ten times
 * as long for.
 */
import { PCA } from 'ml-pca'
import { placed, rowOf, type Table } from './table'

/** A larger square takes seconds: then the directions are found in so many rows, evenly chosen. */
const LARGEST = 512

export interface Components {
  /** rows × 2; NaN for rows that are not finite. */
  readonly points: Float32Array
  /** Shares of the variance; 0 where there is none. */
  readonly explained: readonly [number, number]
}

/** Each direction points where its largest loading is positive, so that equal tables give equal maps. */
export function pca(table: Table): Components {
  const rows = centred(table)
  const variance = rows.reduce((sum, row) => sum + dot(row, row), 0)
  if (variance === 0) return { points: placed(table, () => [0, 0]), explained: [0, 0] }
  const [first, second] = directions(rows, table.dimension).map(signed)
  const along = (direction: Float64Array | undefined) =>
    rows.map((row) => (direction ? dot(row, direction) : 0))
  const [x, y] = [along(first), along(second)]
  const share = (places: readonly number[]) =>
    places.reduce((sum, place) => sum + place ** 2, 0) / variance
  return {
    points: placed(table, (nth) => [x[nth] ?? 0, y[nth] ?? 0]),
    explained: [share(x), share(y)],
  }
}

function centred(table: Table): Float64Array[] {
  // From the first row on: rows that are equal then are so after rounding too.
  const first = rowOf(table, table.rows[0] ?? 0)
  const rows = table.rows.map((row) =>
    Float64Array.from(rowOf(table, row), (value, i) => value - (first[i] as number)),
  )
  const mean = new Float64Array(table.dimension)
  for (const row of rows) row.forEach((value, i) => (mean[i]! += value / rows.length))
  for (const row of rows) row.forEach((_, i) => (row[i]! -= mean[i]!))
  return rows
}

/** Unit vectors, two or as many as there can be. */
function directions(rows: readonly Float64Array[], dimension: number): Float64Array[] {
  const few = rows.length < dimension || dimension > LARGEST
  if (!few) return eigenvectors(products(columnsOf(rows, dimension)))
  const every = Math.max(1, rows.length / LARGEST)
  const chosen = Array.from(
    { length: Math.min(rows.length, LARGEST) },
    (_, i) => rows[Math.floor(i * every)] as Float64Array,
  )
  // Gram's eigenvectors say how much of each row is in a direction.
  return eigenvectors(products(chosen))
    .map((shares) => mixture(chosen, shares))
    .map(unit)
    .filter((direction) => direction.every(Number.isFinite))
}

function columnsOf(rows: readonly Float64Array[], dimension: number): Float64Array[] {
  return Array.from({ length: dimension }, (_, column) =>
    Float64Array.from(rows, (row) => row[column] as number),
  )
}

/** Scalar products of every two vectors. */
function products(vectors: readonly Float64Array[]): number[][] {
  const square = vectors.map(() => new Array<number>(vectors.length).fill(0))
  vectors.forEach((one, i) => {
    for (let j = 0; j <= i; j++)
      square[i]![j] = square[j]![i] = dot(one, vectors[j] as Float64Array)
  })
  return square
}

/** Those of the two largest eigenvalues. */
function eigenvectors(square: number[][]): Float64Array[] {
  const vectors = new PCA(square, { isCovarianceMatrix: true }).getEigenvectors()
  return Array.from({ length: Math.min(2, square.length) }, (_, i) =>
    Float64Array.from(vectors.getColumn(i)),
  )
}

function mixture(rows: readonly Float64Array[], shares: Float64Array): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  rows.forEach((row, nth) => row.forEach((value, i) => (sum[i]! += value * shares[nth]!)))
  return sum
}

/** NaN where there is no length. */
function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector))
  return vector.map((value) => value / length)
}

function signed(direction: Float64Array): Float64Array {
  const largest = direction.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most))
  return largest < 0 ? direction.map((value) => -value) : direction
}

function dot(one: Float64Array, two: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (two[i] as number)
  return sum
}
