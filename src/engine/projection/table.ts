/** Embeddings as rows of numbers, of which those that are not finite have no place on a map. */
export interface Table {
  /** rows × dimension. */
  readonly values: Float32Array
  readonly dimension: number
  /** Rows whose values are all finite. */
  readonly rows: readonly number[]
}

export function tableOf(values: Float32Array, dimension: number): Table {
  const rows = Array.from({ length: values.length / dimension }, (_, row) => row)
  return {
    values,
    dimension,
    rows: rows.filter((row) => rowOf({ values, dimension }, row).every(Number.isFinite)),
  }
}

export function rowOf({ values, dimension }: Pick<Table, 'values' | 'dimension'>, row: number) {
  return values.subarray(row * dimension, (row + 1) * dimension)
}

/** A place for each row of the table, NaN for those that have none. @param at place of the nth finite row */
export function placed(
  { values, dimension, rows }: Table,
  at: (nth: number) => readonly [number, number],
) {
  const points = new Float32Array((2 * values.length) / dimension).fill(NaN)
  rows.forEach((row, nth) => points.set(at(nth), 2 * row))
  return points
}
