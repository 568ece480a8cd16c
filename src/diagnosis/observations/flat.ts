/** A run that goes on and gets nowhere. */
import type { RunFacts } from '../finding'
import { ranksFrom } from '../verdict'
import { meanLoss } from './losses'

/** Steps without change after which a run that goes on is said to stand still. */
export const FLAT = 300
/** How little a mean loss may change over them, as a share of it. */
const UNCHANGED = 0.03
/** Standard errors that two means may be apart by chance. */
const ERRORS = 2
/** How little the held-out AUC may have changed. */
const SAME_AUC = 0.03

/**
 * Whether neither loss nor ranking moved over the last steps of a run that has not learnt: the mean
 * losses of both halves are as good as one, or no further apart than single steps scatter.
 */
export function isFlat(facts: RunFacts): boolean {
  const { log, heldOut } = facts
  if (log.length < FLAT || heldOut === null || heldOut.auc >= ranksFrom(facts)) return false
  const middle = log.length - FLAT / 2
  const [before, after] = [meanLoss(facts, middle - FLAT / 2, middle), meanLoss(facts, middle)]
  const apart = Math.max(
    UNCHANGED * before,
    ERRORS * errorOfMean(log.column('loss').subarray(-FLAT)),
  )
  const { step, auc } = log.heldOut
  const ranked = auc.filter((_, i) => (step[i] ?? 0) > log.length - FLAT)
  return Math.abs(after - before) <= apart && Math.max(...ranked) - Math.min(...ranked) <= SAME_AUC
}

/** The standard error of the difference of both halves' means, by the differences of neighbours. */
function errorOfMean(losses: Float64Array): number {
  const squares = losses.reduce(
    (sum, loss, i) => sum + (i === 0 ? 0 : (loss - (losses[i - 1] ?? loss)) ** 2),
    0,
  )
  return Math.sqrt((2 * squares) / (losses.length - 1) / losses.length)
}
