/**
 * What this tab had when it was left goes on. A reloaded tab has its own runs again; a new one that
 * opens the page bare, or by the link of a run that nobody trains now, has that run.
 */
import { configOf, runsOf, type RunId } from '../domain/config'
import type { KeptRun } from '../domain/keptRun'
import { isFromLibrary } from '../domain/dataSource'
import { datasetsStore } from './datasets'
import { goneRunsStore, openedEntry, type EntryRuns } from './historyEntry'
import { readKeptRuns } from './keptRuns'
import { networksRead } from './networks'
import { leaveAll, resume, runsStore, tabRuns } from './runs'
import { setupStore } from './setup'
import { onlyLimitDiffers } from '../domain/differences'

/**
 * Resolves once the runs that can be are on their way, to whether there was one.
 * @param isBare whether the page was opened without a link
 * @param isFramed whether it is shown inside another page, which could begin what nobody asked for
 */
export async function resumeRuns(isBare: boolean, isFramed: boolean): Promise<boolean> {
  // A tab that comes back from another page may be at another entry than it was left at.
  const own = openedEntry ?? {}
  const remembered = Object.keys(own).length > 0 ? own : tabRuns.remembered()
  const wasLeft = Object.keys(remembered).length > 0
  if (isFramed && !wasLeft) return false
  const kept = await readKeptRuns()
  const newest = kept.find(isUnderWay)
  if (!wasLeft && isBare && newest) {
    setupStore.setState(({ setup }) => ({ setup: { ...setup, a: newest.config } }))
  }
  const { setup } = setupStore.getState()
  let found = false
  for (const id of runsOf(setup)) {
    const mine = kept.find((run) => run.id === remembered[id])
    const config = configOf(setup, id)
    const fits = (run: KeptRun) => onlyLimitDiffers(run.config, config)
    const run = wasLeft ? mine : kept.find((each) => isUnderWay(each) && fits(each))
    if (run === undefined || !fits(run)) continue
    await setsRead(run)
    found = (await adopt(id, run)) || found
  }
  return found
}

const RUNS = ['A', 'B'] as const
let turn = 0

/**
 * Shows an entry of the history again, with the runs it had, as they were left: one that trained there goes on.
 * Those of the entry that is left are kept.
 * @param open opens the entry's address
 */
export async function returnTo(entry: EntryRuns, open: () => void): Promise<void> {
  const mine = ++turn
  goneRunsStore.setState({ gone: [] })
  // A page that only verifies lies between them and leaves them as they are.
  if (RUNS.every((id) => (entry[id] ?? null) === tabRuns.idOf(id))) return open()
  // Away first, so that the setup's change begins none anew.
  leaveAll()
  open()
  const ids = runsOf(setupStore.getState().setup).filter((id) => entry[id] !== undefined)
  if (ids.length === 0) return
  const kept = await readKeptRuns()
  for (const id of ids) {
    const run = kept.find((each) => each.id === entry[id])
    if (run !== undefined) await setsRead(run)
    if (mine !== turn) return
    const fits = run && onlyLimitDiffers(run.config, configOf(setupStore.getState().setup, id))
    if (fits) await adopt(id, run)
    else goneRunsStore.setState(({ gone }) => ({ gone: [...gone, id] }))
  }
}

/** Takes a run over from the tab that has it. */
export async function takeOver(id: RunId): Promise<void> {
  const wanted = runsStore.getState()[id].elsewhere
  const kept = (await readKeptRuns()).find((run) => run.id === wanted)
  const as = kept && (await tabRuns.adopt(id, kept.id, true))
  if (kept && as) resume(id, kept, as)
}

const isUnderWay = ({ id, state, step }: KeptRun) =>
  step > 0 && (state === 'training' || state === 'paused') && !tabRuns.isPutAway(id)

async function adopt(id: RunId, run: KeptRun): Promise<boolean> {
  const as = await tabRuns.adopt(id, run.id)
  if (runsStore.getState()[id].state !== 'idle') return false
  if (as === null) {
    runsStore.setState((views) => ({ [id]: { ...views[id], elsewhere: run.id } }))
    return true
  }
  resume(id, run, as)
  return true
}

/** Resolves once the browser's storage has been read where a run is on photos or begins with weights of it. */
async function setsRead({ config }: KeptRun): Promise<void> {
  if (config.weights !== '') await networksRead()
  if (!isFromLibrary(config) || datasetsStore.getState().state === 'ready') return
  await new Promise<void>((resolve) => {
    const stop = datasetsStore.subscribe(({ state }) => {
      if (state !== 'ready') return
      stop()
      resolve()
    })
  })
}
