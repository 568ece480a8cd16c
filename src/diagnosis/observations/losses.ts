/** What the training loss did. */
import { factsOf } from '../../domain/dataFacts'
import type { RunFacts } from '../finding'
import { guessingLoss } from '../floors'
import { ranksFrom } from '../verdict'

/** Steps that a training loss is averaged over, as single batches scatter. */
const WINDOW = 20
/** Steps without change after which a run that goes on is said to stand still. */
export const FLAT = 300
/** How little a mean loss may change over them, as a share of it. */
const UNCHANGED = 0.03
/** How little the held-out AUC may have changed. */
const SAME_AUC = 0.03
/** A last third of the steps that costs so much less than the one before is still falling. */
const FALLING = 0.92

type Logged = Pick<RunFacts, 'log'>

const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length

/** Training losses without the penalty, by row. */
export function ownLosses({ log }: Logged): Float64Array {
  const penalties = log.column('penalty')
  return log.column('loss').map((loss, row) => loss - (penalties[row] ?? 0))
}

/** The mean training loss of the last steps, without the penalty; null before there are enough. */
export function recentLoss(facts: Logged): number | null {
  const losses = ownLosses(facts).subarray(-WINDOW)
  return losses.length < WINDOW ? null : mean(losses)
}

/** Share of the penalty in what the last steps made small, 0 to 1. */
export function penaltyShare({ log }: Logged): number {
  const penalty = mean(log.column('penalty').subarray(-WINDOW))
  const whole = mean(log.column('loss').subarray(-WINDOW))
  return penalty > 0 && whole > 0 ? penalty / whole : 0
}

/** What a network scores that gives every pair the same output. */
export const guessing = ({ config, set }: Pick<RunFacts, 'config' | 'set'>): number =>
  guessingLoss(config, factsOf(config, set))

/** Whether the loss was still on its way down at the last step. */
export function isFalling(facts: Logged): boolean {
  const losses = ownLosses(facts)
  const third = Math.floor(losses.length / 3)
  if (third < 5) return losses.length > 0
  return mean(losses.subarray(-third)) < FALLING * mean(losses.subarray(-2 * third, -third))
}

/** Whether neither loss nor ranking moved over the last steps of a run that has not learnt. */
export function isFlat(facts: RunFacts): boolean {
  const { log, heldOut } = facts
  if (log.length < FLAT || heldOut === null || heldOut.auc >= ranksFrom(facts)) return false
  const losses = ownLosses(facts).subarray(-FLAT)
  const parts = [0, 1, 2, 3, 4].map((i) =>
    mean(losses.subarray((i * FLAT) / 5, ((i + 1) * FLAT) / 5)),
  )
  const [least, most] = [Math.min(...parts), Math.max(...parts)]
  const { step, auc } = log.heldOut
  const ranked = auc.filter((_, i) => (step[i] ?? 0) > log.length - FLAT)
  return most - least <= UNCHANGED * most && Math.max(...ranked) - Math.min(...ranked) <= SAME_AUC
}
