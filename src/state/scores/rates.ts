/** Counts of pairs as the rates of a ROC curve. */
import type { Counts } from '../../domain/judging'
import type { RocPoint } from '../../domain/verification/roc'

export interface Rates {
  /** False accept rate: share of the different pairs taken for same. */
  readonly xs: Float64Array
  /** True accept rate: share of the same pairs taken for same. */
  readonly ys: Float64Array
}

const NONE: Rates = { xs: new Float64Array(0), ys: new Float64Array(0) }
const known = new WeakMap<readonly RocPoint[], Rates>()

/** FAR and TAR of each point; none where there are pairs of one kind only. */
export function ratesOf(curve: readonly RocPoint[]): Rates {
  const all = curve.at(-1)
  if (all === undefined || all.same === 0 || all.different === 0) return NONE
  const before = known.get(curve)
  if (before !== undefined) return before
  const rates = {
    xs: Float64Array.from(curve, ({ different }) => different / all.different),
    ys: Float64Array.from(curve, ({ same }) => same / all.same),
  }
  known.set(curve, rates)
  return rates
}

/** FAR and TAR at a threshold. */
export function rateAt(counts: Counts): { readonly x: number; readonly y: number } {
  return {
    x: counts.differentAsSame / (counts.differentAsSame + counts.differentAsDifferent),
    y: counts.sameAsSame / (counts.sameAsSame + counts.sameAsDifferent),
  }
}

/** How many different pairs a curve is of; a FAR below one of them means nothing. */
export function differentPairs(curve: readonly RocPoint[]): number {
  return curve.at(-1)?.different ?? 0
}
