/** UMAP: neighbours stay neighbours. McInnes, Healy, Melville 2018, by `umap-js`. */
import { UMAP } from 'umap-js'
import type { RunError } from '../../domain/errors'
import type { Neighbours } from './neighbours'
import { seeded } from './seeded'
import { placed, rowOf, type Table } from './table'

/** Fewer have no neighbourhoods to speak of. */
const UMAP_ROWS = 5
/** The usual size of a neighbourhood, the row itself among them. */
export const NEIGHBOURHOOD = 15

/** Why there is no UMAP of a table; null where there can be one. */
export function umapProblem({ rows, values, dimension }: Table): RunError | null {
  if (rows.length >= UMAP_ROWS) return null
  const all = values.length / dimension
  return {
    code: 'internal',
    title: 'Too few images for UMAP',
    cause: `UMAP needs ${UMAP_ROWS} images with finite embeddings; here are ${rows.length} of ${all}.`,
    fix: 'Look at the PCA, or hold out more images.',
  }
}

/**
 * A place for each row, NaN for rows that are not finite; equal for an equal table and seed. Rows
 * that are all equal lie on one place, not spread by chance.
 * @param near the finite rows' neighbours, at least NEIGHBOURHOOD − 1 each where there are so many
 * @param between awaited after each epoch with the share done; what it answers false ends it: null
 */
export async function umap(
  table: Table,
  near: Neighbours,
  seed: number,
  between: (fraction: number) => Promise<boolean>,
): Promise<Float32Array | null> {
  if (near.distances.every((distance) => distance === 0)) return placed(table, () => [0, 0])
  // It wants at least one row outside of each neighbourhood.
  const nNeighbors = Math.min(NEIGHBOURHOOD, table.rows.length - 1)
  const layout = new UMAP({ nNeighbors, random: seeded(seed) })
  layout.setPrecomputedKNN(...withSelf(near, nNeighbors - 1))
  const epochs = layout.initializeFit(table.rows.map((row) => Array.from(rowOf(table, row))))
  for (let epoch = 1; epoch <= epochs; epoch++) {
    layout.step()
    if (!(await between(epoch / epochs))) return null
  }
  const found = layout.getEmbedding()
  return placed(table, (nth) => [found[nth]?.[0] ?? NaN, found[nth]?.[1] ?? NaN])
}

/** As umap-js wants them: each row is its own first neighbour. */
function withSelf(
  { each, places, distances }: Neighbours,
  others: number,
): [number[][], number[][]] {
  const rows = Array.from({ length: places.length / each }, (_, row) => row)
  const of = (values: Int32Array | Float64Array, row: number) =>
    Array.from(values.subarray(row * each, row * each + others))
  return [
    rows.map((row) => [row, ...of(places, row)]),
    rows.map((row) => [0, ...of(distances, row)]),
  ]
}
