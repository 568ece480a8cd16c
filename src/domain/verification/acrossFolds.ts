/** LFW's protocol: a threshold is judged on pairs that had no part in choosing it. */
import type { Convention } from '../settings'
import { accuracyAt } from './accuracyAt'
import type { PairOutputs } from './pairOutputs'
import type { Interval } from './jackknife'
import { rank } from './ranking'
import { quantileOfT } from './studentT'

interface FoldScore {
  /** Its place among the folds. */
  readonly fold: number
  /** On its own pairs, at the threshold. */
  readonly accuracy: number
  /** The one that suits the pairs of the other folds best. */
  readonly threshold: number
  readonly pairs: number
}

export interface AcrossFolds {
  /** Those that have pairs, in order. */
  readonly folds: readonly FoldScore[]
  /** Of the folds' accuracies, each counted once, however many pairs it has. */
  readonly mean: number
  /** Standard deviation of a sample (n − 1). LFW reports std / √n, the standard error of the mean. */
  readonly std: number
}

/**
 * Source: Huang, Ramesh, Berg, Learned-Miller 2007, “Labeled Faces in the Wild”, §III. Null with
 * fewer than two folds; NaN where an output is not finite, since then no threshold is best.
 * @param foldOf per pair, the place of its fold
 * @param larger what a larger output says of a pair
 */
export function acrossFolds(
  judged: PairOutputs,
  foldOf: Uint8Array,
  larger: Convention,
): AcrossFolds | null {
  const places = [...new Set(foldOf)].sort((a, b) => a - b)
  if (places.length < 2) return null
  const folds = places.map((fold): FoldScore => {
    const own = pick(judged, (pair) => foldOf[pair] === fold)
    const others = pick(judged, (pair) => foldOf[pair] !== fold)
    const { bestThreshold: threshold } = rank(others, larger)
    const accuracy = Number.isNaN(threshold) ? NaN : accuracyAt(own, threshold, larger)
    return { fold, accuracy, threshold, pairs: own.same.length }
  })
  const mean = sum(folds, ({ accuracy }) => accuracy) / folds.length
  const squares = sum(folds, ({ accuracy }) => (accuracy - mean) ** 2)
  return { folds, mean, std: Math.sqrt(squares / (folds.length - 1)) }
}

/** The 95 % interval of the folds' mean, by Student's t: as many observations as folds, of other people each. */
export function meanInterval({ folds, mean, std }: AcrossFolds): Interval {
  const reach = (quantileOfT(folds.length - 1) * std) / Math.sqrt(folds.length)
  return { low: Math.max(0, mean - reach), high: Math.min(1, mean + reach) }
}

const pick = ({ outputs, same }: PairOutputs, wanted: (pair: number) => boolean): PairOutputs => ({
  outputs: outputs.filter((_, pair) => wanted(pair)),
  same: same.filter((_, pair) => wanted(pair)),
})

const sum = (folds: readonly FoldScore[], of: (fold: FoldScore) => number) =>
  folds.reduce((total, fold) => total + of(fold), 0)
