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
/** Standard errors that two means may be apart by chance. */
const ERRORS = 2
/** How little the held-out AUC may have changed. */
const SAME_AUC = 0.03
/** A last third of the steps that costs so much less than the one before is still falling. */
const FALLING = 0.92

type Logged = Pick<RunFacts, 'log'>

const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length

/** The mean training loss without the penalty over the rows from one place up to another. */
function meanLoss({ log }: Logged, from: number, to = log.length): number {
  return (
    mean(log.column('loss').subarray(from, to)) - mean(log.column('penalty').subarray(from, to))
  )
}

/** The mean training loss of the last steps, without the penalty; null before there are enough. */
export function recentLoss(facts: Logged): number | null {
  const { length } = facts.log
  return length < WINDOW ? null : meanLoss(facts, length - WINDOW)
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
  const { length } = facts.log
  const third = Math.floor(length / 3)
  if (third < 5) return length > 0
  const last = meanLoss(facts, length - third)
  return last < FALLING * meanLoss(facts, length - 2 * third, length - third)
}

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
