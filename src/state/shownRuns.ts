/**
 * The runs on show, A and perhaps B: what a person does with them, and what keeps them true to the
 * setup: a changed setting starts a run anew. Each is a run of its own, made when it first starts.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { configOf, runsOf, sameValue, type ConfigPatch, type RunId } from '../domain/config'
import { isFromLibrary } from '../domain/dataSource'
import { onlyLimitDiffers } from '../domain/differences'
import type { NetworkWeights } from '../domain/snapshot'
import type { Comparison, KeptAs } from '../engine'
import { datasetsStore } from './datasets'
import type { NetworkAnswer } from './openQuestions'
import { networksStore } from './networks'
import { problemsOf, startFor } from './runStart'
import type { KeptRun } from '../domain/keptRun'
import { createRunStore, type RunOptions, type RunStore } from './runStore'
import { idleRun, type RunView } from './runView'
import { applyPatch, putUp, showAsB, setupStore } from './setup'

export interface ShownRuns {
  /** The views of both, for who looks at them. */
  readonly views: StoreApi<Readonly<Record<RunId, RunView>>>
  /** Trains every run on show that can go on. */
  train(): void
  /** Trains as `train` does, once the browser's storage has been read where a run needs a set of it. */
  trainWhenReady(): void
  /** One step of every run on show. */
  step(): void
  pause(): void
  /** Back to step 0 with the same seed. */
  reset(): void
  judgeNow(id: RunId): void
  /** Ends a run’s Worker where it is silent; what was kept of the run goes on. */
  endSilent(id: RunId): void
  /** A run that failed by what it ran on goes on from what was kept of it, or else begins anew. */
  tryAgain(id: RunId): void
  /** What a run's network says of pairs of given images; rejects with an Error for the person. */
  compareOn(id: RunId, comparison: Comparison): Promise<NetworkAnswer>
  /** A run's weights as they stand; rejects likewise. */
  weightsOf(id: RunId): Promise<NetworkWeights>
  /**
   * Whether training or a step would do anything: not failed, not finished, and what is yet to start
   * fits. A run that has started has its images, whatever becomes of the set they are from.
   */
  canGoOn(id: RunId): boolean
  /** Applies a fix; a run that had ended is run again, so that the fix proves itself. */
  applyFix(id: RunId, patch: ConfigPatch): void
  /** Runs B as A with a fix, beside A as it is; at once, if A has been started. */
  raceFix(patch: ConfigPatch): void
  /**
   * Goes on with a kept run of what is set up, as it was left: it trains where it trained. One whose
   * photos or weights are not here waits for them. Nothing happens where a run of its own has begun.
   */
  resume(id: RunId, kept: KeptRun, as: KeptAs): void
  /**
   * Shows a kept run in place of what is there, with its settings, and goes on with it as it was left.
   * The other run stays as it is.
   */
  show(id: RunId, kept: KeptRun, as: KeptAs): void
  /** A run that waits for its photos or weights does so no more; it stays kept. */
  setAside(id: RunId): void
  /** Keeps the runs on show as they stand. */
  keepNow(): void
  /** Keeps them likewise, and gives their places up to others. */
  leaveAll(): void
  /** Another tab trains the run now: it is here no more. */
  giveUp(id: RunId, kept: string): void
  /** Keeps runs true to the setup and the sets from now on; returns what undoes that. */
  followSetup(): () => void
}

/** How often a run is gone on with by itself that comes no further before it fails again. */
const IN_VAIN = 3

/** Says where runs are kept. */
export interface Keeping {
  /** Of a run that begins. */
  begin(id: RunId): KeptAs
  /** Of the run that has begun, to go on with it; null where there is none. */
  again(id: RunId): KeptAs | null
  /** Of a run that gives way to another, or to other settings. */
  leave(id: RunId): void
  /** Of a run that its person puts back to step 0. */
  putAway(id: RunId): void
}

/** @param keeping absent where runs are not kept */
export function createShownRuns(
  makeClient: RunOptions['makeClient'],
  keeping?: Keeping,
): ShownRuns {
  const views = createStore<Readonly<Record<RunId, RunView>>>(() => ({
    A: idleRun(),
    B: idleRun(),
  }))
  const made = new Map<RunId, RunStore>()
  /** By kept run, how far it had come when it was gone on with, and how often that was. */
  const recoveries = new Map<string, { readonly step: number; readonly times: number }>()

  const onShow = () => runsOf(setupStore.getState().setup)
  const configFor = (id: RunId) => configOf(setupStore.getState().setup, id)
  const viewOf = (id: RunId) => views.getState()[id]

  function runOf(id: RunId): RunStore {
    const existing = made.get(id)
    if (existing) return existing
    const run = createRunStore({
      makeClient,
      name: `Run ${id}`,
      judgesAtEnd: true,
      ...(keeping && { keptAs: () => keeping.begin(id) }),
    })
    run.view.subscribe((view, before) => {
      views.setState({ [id]: view })
      if (view.state === 'failed' && before.state !== 'failed') recover(id, before)
    })
    made.set(id, run)
    return run
  }

  /** Goes on from what was kept where not the run failed, but what it ran on. */
  function recover(id: RunId, before: RunView) {
    const { error, log } = viewOf(id)
    const isElsewhere = error?.code === 'device_lost' || error?.code === 'worker_died'
    const as = keeping?.again(id)
    if (!isElsewhere || !as) return
    const { step, times } = recoveries.get(as.id) ?? { step: 0, times: 0 }
    const gotOn = log.length > step
    if (!gotOn && times === IN_VAIN) return
    recoveries.set(as.id, gotOn ? { step: log.length, times: 1 } : { step, times: times + 1 })
    // Whoever hears of the failure hears all of it first.
    queueMicrotask(() => runOf(id).recover(as, before, error))
  }

  function tryAgain(id: RunId) {
    const start = viewOf(id).state === 'failed' ? startFor(configFor(id)) : null
    if (start === null) return
    const as = (viewOf(id).kept?.step ?? 0) > 0 ? keeping?.again(id) : null
    if (as) return runOf(id).start(start, 'train', as)
    reset(id)
    trainRun(id)
  }

  function canGoOn(id: RunId): boolean {
    const { state } = viewOf(id)
    if (state === 'idle') return problemsOf(configFor(id)).length === 0
    return state !== 'failed' && state !== 'finished'
  }

  /** Starts a run, or goes on after a pause. Nothing happens where it can't. */
  function goOn(id: RunId, then: 'train' | 'step') {
    if (!canGoOn(id)) return
    if (viewOf(id).state !== 'idle') return runOf(id)[then]()
    const start = startFor(configFor(id))
    if (start !== null) runOf(id).start(start, then)
  }

  function reset(id: RunId) {
    made.get(id)?.reset()
    keeping?.leave(id)
    if (viewOf(id).waiting !== null) wait(id, null)
  }

  const wait = (id: RunId, waiting: KeptRun | null) =>
    views.setState({ [id]: { ...viewOf(id), waiting } })

  /** Goes on with what waited, where its photos or weights have come. */
  function goOnWaiting(id: RunId) {
    const { waiting } = viewOf(id)
    const as = keeping?.again(id)
    if (waiting && as && startFor(configFor(id)) !== null) shown.resume(id, waiting, as)
  }

  const train = () => onShow().forEach(trainRun)
  const trainRun = (id: RunId) => goOn(id, 'train')

  function dropB() {
    made
      .get('B')
      ?.dispose('Run B was hidden before it answered. Show it and train it, then compare again.')
    if (!made.delete('B')) return
    keeping?.leave('B')
    views.setState({ B: idleRun() })
  }

  function lookAgain() {
    onShow().forEach(goOnWaiting)
    views.setState({})
  }

  function follow(id: RunId) {
    const { config: before, waiting } = viewOf(id)
    const config = configFor(id)
    if (waiting !== null && !onlyLimitDiffers(waiting.config, config)) return reset(id)
    if (before === null || sameValue(before, config)) return
    const run = runOf(id)
    if (onlyLimitDiffers(before, config)) return run.limit(config)
    const trains = run.trains()
    reset(id)
    if (trains) trainRun(id)
  }

  const shown: ShownRuns = {
    views,
    train,
    trainWhenReady() {
      const configs = onShow().map(configFor)
      const isReady = () =>
        (!configs.some(isFromLibrary) || datasetsStore.getState().state === 'ready') &&
        (configs.every(({ weights }) => weights === '') ||
          networksStore.getState().state === 'ready')
      if (isReady()) return train()
      const stops = [datasetsStore.subscribe(look), networksStore.subscribe(look)]
      function look() {
        if (!isReady()) return
        stops.forEach((stop) => stop())
        train()
      }
    },
    step: () => onShow().forEach((id) => goOn(id, 'step')),
    pause: () => onShow().forEach((id) => made.get(id)?.pause()),
    reset: () =>
      onShow().forEach((id) => {
        keeping?.putAway(id)
        reset(id)
      }),
    judgeNow(id) {
      const { state } = viewOf(id)
      const start = state === 'idle' && canGoOn(id) ? startFor(configFor(id)) : null
      // Weights that a file brought are judged as they come, without a step.
      if (start !== null && start.config.weights !== '') runOf(id).start(start, 'pause')
      made.get(id)?.judge()
    },
    endSilent: (id) => made.get(id)?.endSilent(),
    tryAgain,
    compareOn: (id, comparison) => runOf(id).compare(comparison),
    weightsOf: (id) => runOf(id).weights(),
    canGoOn,
    resume(id, kept, as) {
      if (viewOf(id).state !== 'idle') return keeping?.leave(id)
      const start = startFor(configFor(id))
      if (start === null) return wait(id, kept)
      runOf(id).start(start, kept.state === 'training' ? 'train' : 'pause', as)
    },
    show(id, kept, as) {
      // Away first, so that the setup's change does not begin it anew.
      made.get(id)?.reset()
      putUp(id, kept.config)
      shown.resume(id, kept, as)
    },
    setAside(id) {
      if (viewOf(id).waiting !== null) reset(id)
    },
    keepNow: () => onShow().forEach((id) => made.get(id)?.keep()),
    leaveAll() {
      shown.keepNow()
      onShow().forEach(reset)
    },
    giveUp(id, kept) {
      made.get(id)?.dispose(`Run ${id} goes on in another tab.`)
      made.delete(id)
      views.setState({ [id]: { ...idleRun(), elsewhere: kept } })
    },
    applyFix(id, patch) {
      const { state } = viewOf(id)
      applyPatch(id, patch)
      if (state === 'failed' || state === 'finished') trainRun(id)
    },
    raceFix(patch) {
      const started = viewOf('A').state !== 'idle'
      showAsB(patch)
      if (started) trainRun('B')
    },
    followSetup() {
      const stops = [
        setupStore.subscribe(() => {
          if (!onShow().includes('B')) dropB()
          onShow().forEach(follow)
        }),
        // What can start depends on the sets and weights that are here: who looks at the runs is to look again.
        datasetsStore.subscribe(lookAgain),
        networksStore.subscribe(lookAgain),
      ]
      return () => stops.forEach((stop) => stop())
    },
  }
  return shown
}
