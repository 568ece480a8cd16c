/** The page's proving: its one instance, over runs A and B. */
import { configOf, runsOf, type RunId } from '../domain/config'
import { createRunClient } from '../engine'
import { preferencesStore } from './preferences'
import { createProving } from './proving'
import { startFor } from './runStart'
import { runsStore } from './runs'
import { linkStore, setupStore } from './setup'
import { sweepStore } from './sweep'

const onShow = (): readonly RunId[] => runsOf(setupStore.getState().setup)

export const {
  proofs: proofsStore,
  look,
  begin: beginProof,
  stop: stopProof,
} = createProving({
  makeClient: createRunClient,
  startFor,
  now: () => performance.now(),
  views() {
    const views = runsStore.getState()
    // A setting that was changed takes the run with it, but not before the run has heard of it.
    const isItsOwn = (id: RunId) => {
      const { config } = views[id]
      return (
        config !== null &&
        JSON.stringify(config) === JSON.stringify(configOf(setupStore.getState().setup, id))
      )
    }
    return Object.fromEntries(
      onShow()
        .filter(isItsOwn)
        .map((id) => [id, views[id]]),
    )
  },
  isBusy() {
    const views = runsStore.getState()
    const isAtWork = (id: RunId) =>
      views[id].state === 'training' || views[id].state === 'loading' || views[id].judging !== null
    return onShow().some(isAtWork) || sweepStore.getState().state === 'running'
  },
  byItself: () => preferencesStore.getState().triesFixes && linkStore.getState().prove,
})

/** Has failing runs' fixes tried from now on; returns what undoes that. */
export function followRuns(): () => void {
  const stops = [
    runsStore.subscribe(look),
    setupStore.subscribe(look),
    sweepStore.subscribe(look),
    preferencesStore.subscribe(look),
  ]
  return () => stops.forEach((stop) => stop())
}
