/** Batch normalisation: the batch's own statistics against the moving ones. */
import { LOSSES } from '../../domain/choices/losses'
import { decisionThreshold } from '../../domain/objective'
import type { RunFacts } from '../finding'
import { ranksFrom } from '../verdict'
import { guessing, recentLoss } from './losses'

/** How much better held-out pairs must come out by the batch's own statistics. */
const BETTER = 0.15
/** Part of what guessing scores up to which a training loss counts as good. */
const GOOD = 0.2

/** Steps after which moving averages at momentum 0.99 hold less than a twentieth of what they began with. */
const CAUGHT_UP = 300

/**
 * Whether held-out pairs that come out badly would come out well if they were normalised as training
 * pairs are: measured, on the very same pairs and weights. Of a run that goes on, not while the averages
 * cannot have caught up yet.
 */
export function lagsBehindBatch(facts: RunFacts): boolean {
  const { heldOut, finished, config, log } = facts
  const own = heldOut?.ownStatistics
  if (heldOut === null || own === undefined || own === null) return false
  const loss = recentLoss(facts)
  const isDone =
    finished || (log.length >= CAUGHT_UP && loss !== null && loss <= GOOD * guessing(facts))
  const byThreshold =
    decisionThreshold(config) !== null && LOSSES[config.loss].output === 'distance'
  const [here, there] = byThreshold ? [heldOut.verified, own.verified] : [heldOut.auc, own.auc]
  const isBad = heldOut.verified <= 0.75 || heldOut.auc < ranksFrom(facts)
  return isDone && isBad && there >= here + BETTER
}
