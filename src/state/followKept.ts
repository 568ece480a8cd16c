/**
 * What the page does for its runs as they are kept: it tells their rows how they come out, keeps them
 * within the budget, and makes room where the browser has none.
 */
import { verdictOf } from '../diagnosis/verdict'
import type { RunId } from '../domain/config'
import { sameValue } from '../domain/config'
import type { KeptOutcome } from '../domain/keptRun'
import { recordOf } from '../domain/stepLog'
import { readKeptRuns, tellOutcome } from './keptRuns'
import { factsOfRun } from './runFacts'
import { keepWithinBudget, makeRoom } from './runRoom'
import { keepNow, runsStore, tabRuns } from './runs'
import { runsTableStore } from './runsTable'
import { startedOn, type RunView } from './runView'

const MOST_IN_VAIN = 3

/** Follows the runs from now on; returns what ends that. */
export function followKept(): () => void {
  const told: Partial<Record<RunId, { readonly run: string; readonly outcome: KeptOutcome }>> = {}
  /** How often in a row room was made for a run, and in vain. */
  const inVain = { A: 0, B: 0 }

  async function kept(id: RunId, view: RunView, began: boolean): Promise<void> {
    const run = tabRuns.idOf(id)
    if (run === null || view.kept === null) return
    const { problem, bytes } = view.kept
    if (problem === null) inVain[id] = 0
    // Where the whole disk is full, no run that is removed makes room.
    if (problem?.kind === 'full' && inVain[id]++ < MOST_IN_VAIN && (await makeRoom(bytes)))
      keepNow()
    const outcome = problem === null ? outcomeOf(view) : null
    if (outcome !== null && !sameValue({ run, outcome }, told[id])) {
      told[id] = { run, outcome }
      await tellOutcome(run, outcome)
    }
    if (began || view.state !== 'training') await keepWithinBudget()
    else if (runsTableStore.getState().open) await readKeptRuns()
  }

  return runsStore.subscribe((views, before) => {
    for (const id of ['A', 'B'] as const) {
      const [now, then] = [views[id], before[id]]
      if (now.kept === then.kept && now.judgement === then.judgement) continue
      // What cannot be told is told with the next keeping; the storage says its own problems.
      void kept(id, now, then.kept === null).catch(() => undefined)
    }
  })
}

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
