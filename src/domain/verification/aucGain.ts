/**
 * By how much one ranking of pairs is better than another of the very same pairs. The areas under
 * the two ROC curves go together, since they are of the same pairs; DeLong, DeLong, Clarke-Pearson
 * 1988 give the variance of their difference, here by the midranks of Sun and Xu 2014, in O(n log n).
 */
import type { Convention } from '../settings'

/** A baseline's area under the ROC curve, and what a run has beyond it. */
export interface AucGain {
  /** The baseline's. */
  readonly auc: number
  /** The run's less the baseline's. */
  readonly gain: number
  /** The 95 % interval of `gain`. */
  readonly low: number
  readonly high: number
  /** What varies from sample to sample; pairs where absent. */
  readonly over?: 'people'
}

/** One output a pair, and what a larger one says of a pair. */
export interface RankedBy {
  readonly outputs: Float32Array
  readonly larger: Convention
}

/** The normal distribution's 97.5 % quantile. */
const QUANTILE = 1.959963984540054

/**
 * Null where an output is not finite, and where there are fewer than two pairs of a kind, whose
 * spread is then not known. Where both rank all pairs rightly, the interval is of length 0.
 * @param same 1 where a pair is of one class
 */
export function aucGain(baseline: RankedBy, run: RankedBy, same: Uint8Array): AucGain | null {
  const { length } = same
  if ([baseline, run].some(({ outputs }) => outputs.length !== length || !allFinite(outputs)))
    return null
  const positives = same.reduce((sum, each) => sum + (each === 1 ? 1 : 0), 0)
  if (positives < 2 || length - positives < 2) return null
  const [before, after] = [placements(baseline, same), placements(run, same)]
  const gain = after.auc - before.auc
  const deviation = Math.sqrt(
    spread(after.same, before.same) / positives +
      spread(after.different, before.different) / (length - positives),
  )
  const reach = QUANTILE * deviation
  return { auc: before.auc, gain, low: gain - reach, high: gain + reach }
}

const allFinite = (outputs: Float32Array) => outputs.every(Number.isFinite)

interface Placements {
  readonly auc: number
  /** Per same pair, the share of different pairs that lie farther; ties count ½. */
  readonly same: Float64Array
  /** Per different pair, the share of same pairs that lie nearer. */
  readonly different: Float64Array
}

/** A pair's midrank among all, less that among its own kind, is how many of the other it passes. */
function placements({ outputs, larger }: RankedBy, same: Uint8Array): Placements {
  const sign = larger === 'same' ? 1 : -1
  const scores = Float64Array.from(outputs, (output) => sign * output)
  const all = midranks(scores)
  const of = (kind: boolean) => {
    const places = Array.from(same.keys()).filter((i) => (same[i] === 1) === kind)
    const own = midranks(Float64Array.from(places, (i) => scores[i] as number))
    const passed = (i: number, place: number) => (all[i] as number) - (own[place] as number)
    return Float64Array.from(places, passed)
  }
  const [nearer, farther] = [of(true), of(false)]
  const [positives, negatives] = [nearer.length, farther.length]
  const shares = nearer.map((passed) => passed / negatives)
  return {
    auc: mean(shares),
    same: shares,
    different: farther.map((passed) => 1 - passed / positives),
  }
}

/** Ranks from 1 in ascending order, the mean of their ranks for equal values. */
function midranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((i, j) => at(values, i) - at(values, j))
  const ranks = new Float64Array(values.length)
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = at(values, order[start] as number)
    while (end < order.length && at(values, order[end] as number) === value) end++
    for (let place = start; place < end; place++)
      ranks[order[place] as number] = (start + end + 1) / 2
  }
  return ranks
}

/** The unbiased variance of the differences of two, place by place. */
function spread(after: Float64Array, before: Float64Array): number {
  const differences = after.map((each, i) => each - at(before, i))
  const centre = mean(differences)
  const squares = differences.reduce((sum, each) => sum + (each - centre) ** 2, 0)
  return squares / (differences.length - 1)
}

const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length
const at = (values: Float64Array, index: number) => values[index] as number
