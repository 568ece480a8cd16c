/** What the training loss did. */
import { factsOf } from '../../domain/dataFacts'
import { isWithinBatch } from '../../domain/objective'
import type { RunFacts } from '../finding'
import { guessingLoss } from '../floors'

/** Steps that a training loss is averaged over, as single batches scatter. */
const WINDOW = 20
/** A last third of the steps that costs so much less than the one before is still falling. */
const FALLING = 0.92

type Logged = Pick<RunFacts, 'log'>

const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length

/** The mean training loss without the penalty over the rows from one place up to another. */
export function meanLoss({ log }: Logged, from: number, to = log.length): number {
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

/** Part of what equal embeddings cost from which on a loss within the batch counts as there. */
const AT_EQUAL = 0.97

/** Whether a loss within the batch rests at what it costs where all embeddings coincide. */
export function restsAtEqual(facts: Pick<RunFacts, 'config' | 'set' | 'log'>): boolean {
  const loss = recentLoss(facts)
  return isWithinBatch(facts.config.loss) && loss !== null && loss >= AT_EQUAL * guessing(facts)
}

/** Whether the loss was still on its way down at the last step. */
export function isFalling(facts: Logged): boolean {
  const { length } = facts.log
  const third = Math.floor(length / 3)
  if (third < 5) return length > 0
  const last = meanLoss(facts, length - third)
  return last < FALLING * meanLoss(facts, length - 2 * third, length - third)
}
