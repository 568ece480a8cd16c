/**
 * What this tab had when it was left goes on. A reloaded tab has its own runs again; a new one that
 * opens the page bare, or by the link of a run that nobody trains now, has that run.
 */
import { configOf, runsOf, type RunId } from '../domain/config'
import type { KeptRun } from '../domain/keptRun'
import { isFromLibrary } from '../domain/dataSource'
import { datasetsStore } from './datasets'
import { readKeptRuns } from './keptRuns'
import { resume, runsStore, tabRuns } from './runs'
import { setupStore } from './setup'
import { onlyLimitDiffers } from '../domain/differences'

/**
 * Resolves once the runs that can be are on their way, to whether there was one.
 * @param isBare whether the page was opened without a link
 */
export async function resumeRuns(isBare: boolean): Promise<boolean> {
  const remembered = tabRuns.remembered()
  const kept = await readKeptRuns()
  const wasLeft = Object.keys(remembered).length > 0
  const newest = kept.find(isUnderWay)
  if (!wasLeft && isBare && newest) {
    setupStore.setState(({ setup }) => ({ setup: { ...setup, a: newest.config } }))
  }
  const { setup } = setupStore.getState()
  let found = false
  for (const id of runsOf(setup)) {
    const own = kept.find((run) => run.id === remembered[id])
    const config = configOf(setup, id)
    const fits = (run: KeptRun) => onlyLimitDiffers(run.config, config)
    const run = wasLeft ? own : kept.find((each) => isUnderWay(each) && fits(each))
    if (run === undefined || !fits(run)) continue
    await setsRead(run)
    found = (await adopt(id, run)) || found
  }
  return found
}

/** Takes a run over from the tab that has it. */
export async function takeOver(id: RunId): Promise<void> {
  const wanted = runsStore.getState()[id].elsewhere
  const kept = (await readKeptRuns()).find((run) => run.id === wanted)
  const as = kept && (await tabRuns.adopt(id, kept.id, true))
  if (kept && as) resume(id, kept, as)
}

const isUnderWay = ({ state, step }: KeptRun) =>
  step > 0 && (state === 'training' || state === 'paused')

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

/** Resolves once the browser's storage has been read where a run is on photos of it. */
async function setsRead({ config }: KeptRun): Promise<void> {
  if (!isFromLibrary(config) || datasetsStore.getState().state === 'ready') return
  await new Promise<void>((resolve) => {
    const stop = datasetsStore.subscribe(({ state }) => {
      if (state !== 'ready') return
      stop()
      resolve()
    })
  })
}
