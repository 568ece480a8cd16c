/**
 * Whether a run fails, by what was measured alone: nothing here knows a rule of diagnosis. Held-out
 * pairs are those of the judgement, some thousands; what is to be beaten is the untrained network on
 * the very same pairs.
 */
export interface Measured {
  readonly finite: boolean
  /** Steps it did. */
  readonly steps: number
  /** NaN where it came to no judgement. */
  readonly auc: number
  readonly untrained: number
  readonly pixels: number
  /** By the metric chosen, and at the threshold that suits the pairs best. */
  readonly accuracy: number
  readonly bestAccuracy: number
  /** Whether there are more kinds of images than can be learnt by heart: then raw pixels are no bar. */
  readonly digits: boolean
}

export type Failure =
  | 'not finite'
  | 'chance'
  | 'no better than untrained'
  | 'digits not learnt'
  | 'worse than raw pixels'
  | 'accuracy'

/** What a ranking must have beyond the untrained network, unless it is as good as perfect. */
export const GAIN = 0.02
export const PERFECT = 0.97
/** A ranking below this is as good as chance. */
export const CHANCE = 0.6
/** Digits that are ranked worse than this are not learnt: two kinds of digit are easy. */
export const DIGITS = 0.9
/** How much an accuracy may stay behind that at the best threshold. */
export const FALLS_SHORT = 0.1

/** Why the run fails, in a word; null where it does not. */
export function failure(m: Measured): Failure | null {
  if (!m.finite) return 'not finite'
  if (!(m.auc >= CHANCE)) return 'chance'
  if (m.auc < PERFECT && m.auc < m.untrained + GAIN) return 'no better than untrained'
  if (m.digits && m.auc < DIGITS) return 'digits not learnt'
  if (!m.digits && m.auc < m.pixels - GAIN) return 'worse than raw pixels'
  if (m.accuracy < m.bestAccuracy - FALLS_SHORT) return 'accuracy'
  return null
}
