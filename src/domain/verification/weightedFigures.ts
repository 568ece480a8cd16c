/**
 * Figures of verification where some units count more than others, or not at all: a pair of one unit
 * weighs as it does, a pair of two as their product. Sorted once, read once for each set of weights.
 */
import type { Convention } from '../settings'
import { shareOfSame, type PairOutputs } from './pairOutputs'
import type { PairUnits } from './pairUnits'

export interface Figures {
  readonly auc: number
  readonly eer: number
  readonly bestAccuracy: number
  /** The largest true accept rate at each false accept rate that was asked for. */
  readonly tars: readonly number[]
}

/** Pairs in the order in which they are taken for same. */
export interface SortedPairs {
  readonly same: Uint8Array
  readonly first: Int32Array
  readonly second: Int32Array
  /** 1 where the next pair has another output, and after the last. */
  readonly ends: Uint8Array
  /** What same pairs count for in the accuracy, which no weights change: it is how pairs were drawn. */
  readonly share: number
}

/**
 * Null where an output is not finite, since that ranks nothing.
 * @param larger what a larger output says
 * @param share what same pairs count for in the accuracy, 0 to 1; as many as they are, unless told
 */
export function sortPairs(
  { outputs, same }: PairOutputs,
  larger: Convention,
  { first, second }: PairUnits,
  share = shareOfSame(same),
): SortedPairs | null {
  if (outputs.length === 0 || !outputs.every(Number.isFinite)) return null
  const sign = larger === 'different' ? 1 : -1
  const at = (place: number) => outputs[place] as number
  const order = Uint32Array.from(outputs.keys()).sort((i, j) => sign * (at(i) - at(j)))
  const put = <T extends Uint8Array | Int32Array>(into: T, of: ArrayLike<number>): T => {
    order.forEach((place, i) => (into[i] = of[place] as number))
    return into
  }
  const kinds = put(new Uint8Array(order.length), same)
  return {
    same: kinds,
    first: put(new Int32Array(order.length), first),
    second: put(new Int32Array(order.length), second),
    ends: Uint8Array.from(order, (place, i) => {
      const next = order[i + 1]
      return next === undefined || at(next) !== at(place) ? 1 : 0
    }),
    share,
  }
}

/** What a rate may be over by, of rounding: sums of weights are not exact. */
const ROUNDING = 1e-12

/**
 * As `rank` and `tarAt` have them where every weight is 1. NaN where no weight is on pairs of a kind.
 * The best accuracy counts each kind by its share of all pairs, whatever the weights.
 * @param weights by unit, 0 or more
 * @param fars false accept rates, ascending
 */
export function weightedFigures(
  { same, first, second, ends, share }: SortedPairs,
  weights: Float64Array,
  fars: readonly number[],
): Figures {
  const each = new Float64Array(same.length)
  let [allSame, allDifferent] = [0, 0]
  for (let i = 0; i < same.length; i++) {
    const one = first[i] as number
    const two = second[i] as number
    const weight = (weights[one] as number) * (one === two ? 1 : (weights[two] as number))
    each[i] = weight
    if (same[i] === 1) allSame += weight
    else allDifferent += weight
  }
  if (allSame === 0 || allDifferent === 0)
    return { auc: NaN, eer: NaN, bestAccuracy: NaN, tars: fars.map(() => NaN) }
  const tars = fars.map(() => 1)
  // Which rate is next to be passed; then the sums at this end of equal outputs and at the one before.
  let next = 0
  let [taken, wrong, takenBefore, wrongBefore] = [0, 0, 0, 0]
  let [area, eer, bestAccuracy] = [0, NaN, 1 - share]
  for (let i = 0; i < same.length; i++) {
    if (same[i] === 1) taken += each[i] as number
    else wrong += each[i] as number
    if (ends[i] === 0) continue
    const tar = taken / allSame
    const far = wrong / allDifferent
    area += ((wrong - wrongBefore) * (taken + takenBefore)) / 2
    bestAccuracy = Math.max(bestAccuracy, share * tar + (1 - share) * (1 - far))
    if (Number.isNaN(eer) && far - (1 - tar) >= -ROUNDING) {
      const farBefore = wrongBefore / allDifferent
      const from = farBefore - (1 - takenBefore / allSame)
      eer = farBefore + (from / (from - (far - (1 - tar)))) * (far - farBefore)
    }
    for (; next < fars.length && far > (fars[next] as number) + ROUNDING; next++)
      tars[next] = takenBefore / allSame
    takenBefore = taken
    wrongBefore = wrong
  }
  return { auc: area / (allSame * allDifferent), eer, bestAccuracy, tars }
}
