/** Overfitting: the pairs trained on cost next to nothing, those held out many times as much. */
import { SOURCES } from '../../domain/choices/sources'
import type { Verdict } from '../../domain/verdict'
import type { RunFacts } from '../finding'
import { guessing, recentLoss } from './losses'

/** Part of what guessing scores up to which a training loss counts as good. */
const GOOD = 0.2
/** Held-out loss over training loss from which on much is learnt by heart. */
const TIMES = 3
/** Accuracy at the best threshold from which on there is little to complain of. */
const FINE = 0.95
/** Held-out loss over its least from which on training has gone on too long. */
const RISEN = 1.1
/** And from which on that is no scatter of single evaluations: by the median of the last few. */
const CLEARLY_RISEN = 1.25
const LAST = 3

/**
 * Whether much is learnt by heart and does harm: of a run that tells unseen pairs apart, only where they
 * cost clearly more than they did.
 */
export function isByHeart(facts: RunFacts, verdict: Verdict): boolean {
  const { config, heldOut, set } = facts
  const loss = recentLoss(facts)
  if (SOURCES[config.data].unseen(set) === null || heldOut === null || loss === null) return false
  const isApart =
    loss <= GOOD * guessing(facts) && heldOut.loss >= TIMES * loss && heldOut.bestAccuracy < FINE
  return isApart && (verdict !== 'learns' || hasRisen(facts))
}

function hasRisen({ log }: RunFacts): boolean {
  const { loss } = log.heldOut
  const now = loss.slice(-LAST).sort((a, b) => a - b)[Math.floor(LAST / 2)]
  return now !== undefined && now >= CLEARLY_RISEN * Math.min(...loss)
}

/** The step of the least held-out loss, where it has risen since; else null. */
export function leastHeldOutAt({ log, heldOut }: RunFacts): number | null {
  const { loss, step } = log.heldOut
  const least = Math.min(...loss)
  if (heldOut === null || heldOut.loss < RISEN * least) return null
  return step[loss.indexOf(least)] ?? null
}
