import { verdictOf } from '../diagnosis/verdict'
import type { KeptOutcome } from '../domain/keptRun'
import { recordOf } from '../domain/stepLog'
import { factsOfRun } from './runFacts'
import { startedOn, type RunView } from './runView'

/** How a run comes out as it stands; null before it has begun. */
export function outcomeOf(view: RunView): KeptOutcome | null {
  const start = startedOn(view)
  if (start === null || view.log.length === 0) return null
  const facts = factsOfRun(view, start)
  const { heldOut } = facts
  return {
    step: view.log.length,
    verdict: verdictOf(facts),
    heldOut: heldOut && recordOf(heldOut),
    pairs: heldOut?.same?.length ?? 0,
  }
}
