/**
 * What the page does for its runs as they are kept: it tells their rows how they come out, keeps them
 * within the budget, and makes room where the browser has none.
 */
import type { RunId } from '../domain/config'
import { sameValue } from '../domain/config'
import type { KeptOutcome } from '../domain/keptRun'
import { loadPart } from '../loading/part'
import { readKeptRuns, tellOutcome } from './keptRuns'
import { keepWithinBudget, makeRoom } from './runRoom'
import { keepNow, runsStore, tabRuns } from './runs'
import { runsTableStore } from './runsTable'
import type { RunView } from './runView'

const MOST_IN_VAIN = 3
/** Milliseconds between two tellings of a run that trains: each costs as much as the keeping does. */
const TOLD_EVERY = 10_000

interface Told {
  readonly run: string
  readonly at: number
  readonly outcome: KeptOutcome
}

/** Follows the runs from now on; returns what ends that. */
export function followKept(): () => void {
  const told: Partial<Record<RunId, Told>> = {}
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
    if (problem === null && isDue(run, view, told[id])) await tell(id, run, view)
    if (began || view.state !== 'training') await keepWithinBudget()
    else if (runsTableStore.getState().open) await readKeptRuns()
  }

  async function tell(id: RunId, run: string, view: RunView): Promise<void> {
    const { outcomeOf } = await loadPart('What judges runs', () => import('./keptOutcome'))
    const outcome = outcomeOf(view)
    if (outcome === null) return
    const before = told[id]
    told[id] = { run, outcome, at: performance.now() }
    if (before?.run !== run || !sameValue(before.outcome, outcome)) await tellOutcome(run, outcome)
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

const isDue = (run: string, { state }: RunView, told: Told | undefined) =>
  state !== 'training' || told?.run !== run || performance.now() - told.at >= TOLD_EVERY
