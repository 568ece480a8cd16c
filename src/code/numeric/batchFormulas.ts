/**
 * Losses over all images of a batch, by naive loops over their distances and classes: triplets mined in
 * three ways, and InfoNCE.
 */
import { distanceMatrix, l2Normalize } from './lengths'
import { map } from './elementwise'
import type { NDArray } from './ndArray'
import { spend } from './work'

export type Mining = 'all' | 'semi_hard' | 'hard'

/** Distances of all images from one another, and their classes. */
export interface Batch {
  readonly distances: readonly (readonly number[])[]
  readonly classes: readonly number[]
}

const hinge = (x: number) => Math.max(0, x)

interface Others {
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

/** For each image, the distances to those of its class and to the others. */
function othersOf({ distances, classes }: Batch): readonly Others[] {
  spend(classes.length ** 3 / 8)
  return distances.map((row, anchor) => ({
    positives: row.filter((_, i) => i !== anchor && classes[i] === classes[anchor]),
    negatives: row.filter((_, i) => classes[i] !== classes[anchor]),
  }))
}

/** What each triplet that counts costs. */
export const TRIPLETS: Readonly<Record<Mining, (batch: Batch, margin: number) => number[]>> = {
  all: (batch, margin) =>
    othersOf(batch).flatMap(({ positives, negatives }) =>
      positives.flatMap((p) => negatives.map((n) => hinge(p - n + margin))),
    ),
  semi_hard: (batch, margin) =>
    othersOf(batch).flatMap(({ positives, negatives }) =>
      negatives.length === 0
        ? []
        : positives.map((p) => {
            const further = negatives.filter((n) => n > p)
            const n = further.length > 0 ? Math.min(...further) : Math.max(...negatives)
            return hinge(p - n + margin)
          }),
    ),
  hard: (batch, margin) =>
    othersOf(batch)
      .filter(({ positives, negatives }) => positives.length > 0 && negatives.length > 0)
      .map(({ positives, negatives }) =>
        hinge(Math.max(...positives) - Math.min(...negatives) + margin),
      ),
}

const logSumExp = (x: readonly number[]) => {
  const most = Math.max(...x)
  return most + Math.log(x.reduce((sum, each) => sum + Math.exp(each - most), 0))
}

/** For each pair of an anchor and a positive: −log(e^(s_p/τ) / (e^(s_p/τ) + Σₙ e^(sₙ/τ))), s = −d. */
export const infoNceCosts = (batch: Batch, temperature: number): number[] =>
  othersOf(batch).flatMap(({ positives, negatives }) =>
    negatives.length === 0
      ? []
      : positives.map((p) => {
          const scores = [p, ...negatives].map((d) => -d / temperature)
          return logSumExp(scores) - scores[0]!
        }),
  )

export const meanOf = (x: readonly number[]): number =>
  x.length === 0 ? 0 : x.reduce((sum, each) => sum + each, 0) / x.length

/** A batch of embeddings [N, D] by their Euclidean distances. */
export function batchOfEmbeddings(
  classes: NDArray,
  embeddings: NDArray,
  { normalised = false, squared = false } = {},
): Batch {
  const rows = normalised ? l2Normalize(embeddings, [-1], 1e-12) : embeddings
  const roots = distanceMatrix(rows, rows, 2)
  const { data } = squared ? map(roots, (d) => d * d) : roots
  const count = classes.data.length
  return {
    classes: [...classes.data],
    distances: Array.from({ length: count }, (_, i) => [
      ...data.subarray(i * count, (i + 1) * count),
    ]),
  }
}
