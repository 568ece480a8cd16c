/**
 * The first pairs of step 1, for who looks at a run that has not been trained: as the run will see
 * them. They are asked for once the page has nothing else to do, and follow the setup; a run that
 * starts ends the asking, so that it has the machine for itself, and keeps what is on show.
 */
import { createStore } from 'zustand/vanilla'
import { AUGMENTATIONS } from '../domain/augmentation'
import { configOf, sameValue, type FieldId, type RunConfig, type RunId } from '../domain/config'
import { dataProblems } from '../domain/dataProblems'
import type { RunError } from '../domain/errors'
import type { FirstPairs } from '../domain/reports'
import { createPreviewClient } from '../engine'
import { datasetsStore, setFor, sourceFor } from './datasets'
import { runsStore } from './runs'
import { setupStore } from './setup'

export type FirstPairsView =
  | { readonly state: 'none' }
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly pairs: FirstPairs }
  | { readonly state: 'failed'; readonly error: RunError }

const NOTHING: FirstPairsView = { state: 'none' }

export const firstPairsStore = createStore<FirstPairsView>(() => NOTHING)

/** Two rows of five. */
export const FIRST_PAIRS = 10
/** Milliseconds that a page which is never idle is given. */
const PATIENCE = 2000

/** What the first pairs follow from. */
const FIELDS = [
  'data',
  'set',
  'pairs',
  'selfPairs',
  'hardNegatives',
  'split',
  'heldOutPercent',
  'fold',
  'trainPeople',
  'trainPhotos',
  'batch',
  'seed',
  ...AUGMENTATIONS,
] as const satisfies readonly FieldId[]

const relevant = (config: RunConfig) => FIELDS.map((field) => config[field])

interface Outside {
  /** Where they are put, and how many. */
  readonly store?: typeof firstPairsStore
  readonly most?: number
  readonly makeClient?: typeof createPreviewClient
  /** Does something once the page is idle; returns what takes that back. */
  readonly whenIdle?: (work: () => void) => () => void
}

/** Keeps them on show for a run from now on; returns what ends that. One at a time for a store. */
export function watchFirstPairs(
  run: RunId,
  {
    store = firstPairsStore,
    most = FIRST_PAIRS,
    makeClient = createPreviewClient,
    whenIdle = onceIdle,
  }: Outside = {},
): () => void {
  const client = makeClient((outcome) => {
    // The images it holds are not needed any more, and are soon there again.
    client.terminate()
    store.setState(
      outcome.type === 'shown'
        ? { state: 'shown', pairs: outcome.pairs }
        : { state: 'failed', error: outcome.error },
      true,
    )
  })
  let asked: readonly unknown[] | null = null
  let takeBack: () => void = () => undefined

  function drop() {
    takeBack()
    client.terminate()
    asked = null
    if (store.getState().state !== 'none') store.setState(NOTHING, true)
  }

  /** What is under way gives way to the run, and is asked for again where that is reset. */
  function giveWay() {
    takeBack()
    client.terminate()
    if (store.getState().state === 'waiting') drop()
  }

  function update() {
    if (runsStore.getState()[run].state !== 'idle') return giveWay()
    const config = configOf(setupStore.getState().setup, run)
    const source = sourceFor(config)
    if (source === null || dataProblems(config, setFor(config)).length > 0) return drop()
    if (sameValue(asked, relevant(config))) return
    takeBack()
    asked = relevant(config)
    store.setState({ state: 'waiting' }, true)
    takeBack = whenIdle(() => client.show(config, source, most))
  }

  const stops = [
    setupStore.subscribe(update),
    runsStore.subscribe(update),
    datasetsStore.subscribe(update),
  ]
  update()
  return () => {
    stops.forEach((stop) => stop())
    drop()
  }
}

function onceIdle(work: () => void): () => void {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, PATIENCE / 10)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(work, { timeout: PATIENCE })
  return () => cancelIdleCallback(idle)
}
