/**
 * Tries the fixes of one failing run: one short run after another in a Worker of their own, as
 * `nextTrial` says, until one has been proven, nothing is left to try, or the time is spent. Runs A and
 * B are not touched by it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunFacts } from '../diagnosis/finding'
import { nextTrial } from '../diagnosis/nextTrial'
import type { Proof, Trial, TrialPlan, TrialRun } from '../diagnosis/proof'
import { sameValue, type RunConfig } from '../domain/config'
import type { RunClient, Event } from '../engine'
import { createLentClient, type LentClient } from './lentClient'
import { createRunStore, type RunStart, type RunStore } from './runStore'
import { createTrialWatch, trialConfig, trialRunOf } from './trialRuns'

export interface ProverHost {
  /** The failing run, as it stands; it fails for good. */
  readonly facts: RunFacts
  makeClient(onEvent: (event: Event) => void): RunClient
  /** What a RunConfig is started with; null where it can't be. */
  startFor(config: RunConfig): RunStart | null
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** Whether there is room for a trial beside what else is computed. */
  mayRun(): boolean
  /** Seconds that trying may take. */
  readonly budget: number
}

export interface Prover {
  readonly proof: Pick<StoreApi<Proof>, 'getState' | 'subscribe'>
  /** Looks again whether there is room: begins, waits, or goes on. */
  look(): void
  /** Gives up the trial under way; what was found stays. */
  stop(): void
  /** Goes on after the time was spent or a stop, with as much time again. */
  tryOn(): void
  /** Ends the Worker. Nothing is told after it. */
  dispose(): void
}

interface UnderWay {
  readonly plan: TrialPlan
  readonly run: RunStore
}

export function createProver(host: ProverHost): Prover {
  const store = createStore<Proof>(() => ({
    state: 'waiting',
    trials: [],
    underWay: null,
    seconds: 0,
    budget: host.budget,
  }))
  const proof = store.getState
  let client: LentClient | null = null
  let underWay: UnderWay | null = null
  /** When time was last counted; null while no trial runs. */
  let countedAt: number | null = null
  let disposed = false

  function count() {
    if (countedAt === null) return
    const now = host.now()
    store.setState({ seconds: proof().seconds + (now - countedAt) / 1000 })
    countedAt = now
  }

  function end() {
    count()
    countedAt = null
    underWay?.run.dispose()
    underWay = null
    client?.end()
    client = null
    store.setState({ state: 'ended', underWay: null })
  }

  function next() {
    count()
    const plan =
      proof().seconds >= proof().budget ? null : nextTrial({ ...host.facts, proof: proof() })
    if (plan === null) return end()
    const start = host.startFor(trialConfig(host.facts, plan))
    if (start === null) {
      store.setState({ trials: withRun(proof().trials, plan, NOT_RUN(plan.seed)) })
      return next()
    }
    begin(plan, start)
  }

  function begin(plan: TrialPlan, start: RunStart) {
    client ??= createLentClient(host.makeClient)
    const mayEnd = createTrialWatch(host.facts, start.set)
    const run = createRunStore({
      makeClient: client.lend,
      name: 'The trial',
      onEnd: () => settle(run),
    })
    underWay = { plan, run }
    countedAt = host.now()
    const of = start.config.steps
    store.setState({ state: 'running', underWay: { ...plan, step: 0, of } })
    run.view.subscribe((view) => {
      if (underWay?.run !== run) return
      count()
      store.setState({ underWay: { ...plan, step: view.log.length, of } })
      if (mayEnd(view) || proof().seconds >= 2 * proof().budget) settle(run)
    })
    run.start(start, 'train')
  }

  function settle(run: RunStore) {
    if (underWay?.run !== run) return
    const { plan } = underWay
    const came = trialRunOf(run.view.getState(), plan.seed)
    underWay = null
    run.dispose()
    count()
    countedAt = null
    store.setState({ trials: withRun(proof().trials, plan, came), underWay: null })
    // In a task of its own, so that who looks at the proof sees each trial as it ends.
    queueMicrotask(() => prover.look())
  }

  function pause() {
    count()
    countedAt = null
    underWay?.run.pause()
    store.setState({ state: 'waiting' })
  }

  const prover: Prover = {
    proof: store,
    look() {
      if (disposed || proof().state === 'ended') return
      if (!host.mayRun()) return pause()
      if (underWay === null) return next()
      if (proof().state === 'running') return
      countedAt = host.now()
      store.setState({ state: 'running' })
      underWay.run.train()
    },
    stop() {
      if (!disposed) end()
    },
    tryOn() {
      if (disposed || proof().state !== 'ended') return
      store.setState({ state: 'waiting', budget: proof().seconds + host.budget })
      prover.look()
    },
    dispose() {
      end()
      disposed = true
    },
  }
  return prover
}

const NOT_RUN = (seed: number): TrialRun => ({ seed, verdict: 'undecided', steps: 0, auc: null })

function withRun(trials: readonly Trial[], { patch }: TrialPlan, run: TrialRun): readonly Trial[] {
  const isIts = (trial: Trial) => sameValue(trial.patch, patch)
  return trials.some(isIts)
    ? trials.map((trial) => (isIts(trial) ? { ...trial, runs: [...trial.runs, run] } : trial))
    : [...trials, { patch, runs: [run] }]
}
