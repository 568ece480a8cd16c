/** The page's proving: its one instance, over runs A and B, and whether it tries by itself. */
import { configOf, runsOf, sameValue, type RunId } from '../domain/config'
import { sharesMemory, threadsOf } from '../domain/threads'
import { createRunClient } from '../engine'
import { preferencesStore } from './preferences'
import { createProving } from './proving'
import { problemsOf, startFor } from './runStart'
import { runsStore } from './runs'
import type { RunView } from './runView'
import { overSeedsStore } from './overSeeds'
import { linkStore, setupStore } from './setup'
import { sweepStore } from './sweep'
import { hasRoom } from './trialRoom'
import { triesByItself } from './triesFixes'

const onShow = (): readonly RunId[] => runsOf(setupStore.getState().setup)
const cores = () => navigator.hardwareConcurrency || 1

const isAtWork = ({ state, judging }: RunView) =>
  state === 'training' || state === 'loading' || judging !== null
const isOnGpu = ({ backend }: RunView) => backend?.id === 'webgpu' || backend?.id === 'webgl'

const proving = createProving({
  makeClient: createRunClient,
  startFor: (config) => (problemsOf(config).length > 0 ? null : startFor(config)),
  now: () => performance.now(),
  views() {
    const { setup } = setupStore.getState()
    const views = runsStore.getState()
    // A changed setting takes the run with it, but not before the run has heard of it.
    const isAsSetUp = (id: RunId) => sameValue(views[id].config, configOf(setup, id))
    return Object.fromEntries(
      runsOf(setup)
        .filter(isAsSetUp)
        .map((id) => [id, views[id]]),
    )
  },
  hasRoom(view) {
    if ([sweepStore, overSeedsStore].some((store) => store.getState().state === 'running'))
      return false
    const atWork = onShow()
      .map((id) => runsStore.getState()[id])
      .filter(isAtWork)
    return hasRoom({
      cores: cores(),
      threads: sharesMemory() ? threadsOf(cores()) : 1,
      atWork: atWork.length,
      onGpu: [...atWork, view].some(isOnGpu),
    })
  },
  byItself: triesByItself,
})

export const { store: provingStore, begin: beginProof, stop: stopProof } = proving

/** Has failing runs' fixes tried from now on; returns what undoes that. */
export function followRuns(): () => void {
  const stores = [runsStore, setupStore, sweepStore, overSeedsStore, preferencesStore, linkStore]
  const stops = stores.map((store) => store.subscribe(proving.look))
  return () => stops.forEach((stop) => stop())
}
