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
import { figuresOnly } from './figuresOnly'
import { createLentClient, type LentClient } from './lentClient'
import { createRunStore, type RunStart, type RunStore } from './runStore'
import { createTrialWatch, notStarted, trialConfig, trialRunOf } from './trialRuns'

export interface ProverHost {
  /** The failing run as it stands; asked anew before each trial. */
  readonly facts: RunFacts
  /** What is to be tried next; the diagnosis's own where not said. */
  next?(facts: RunFacts): TrialPlan | null
  makeClient(onEvent: (event: Event) => void): RunClient
  /** What a RunConfig is started with; null where it can't be. */
  startFor(config: RunConfig): RunStart | null
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** Whether there is room for a trial beside what else is computed. */
  mayRun(): boolean
  /** Seconds after which no further trial begins; the one under way may take as long again. */
  readonly budget: number
}

export interface ProofState extends Proof {
  /** Why it has ended; null while it has not. done: it is proven, or nothing is left to try. */
  readonly over: 'done' | 'spent' | 'stopped' | null
}

export interface Prover {
  readonly proof: Pick<StoreApi<ProofState>, 'getState' | 'subscribe'>
  /** Looks again whether there is room, and anything to try: begins, waits, or goes on. */
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
  const next = host.next ?? nextTrial
  const store = createStore<ProofState>(() => ({
    ...{ state: 'waiting', trials: [], underWay: null, seconds: 0, over: null },
    budget: host.budget,
  }))
  const proof = store.getState
  let client: LentClient | null = null
  let underWay: UnderWay | null = null
  /** When time was last counted; null while no trial runs. */
  let countedAt: number | null = null
  /** Steps of the failing run when nothing was left to try: with more of them there may be. */
  let doneAt = 0
  let disposed = false

  function change(patch: Partial<ProofState>) {
    if (!disposed) store.setState(patch)
  }

  function count() {
    if (countedAt === null) return
    const now = host.now()
    change({ seconds: proof().seconds + (now - countedAt) / 1000 })
    countedAt = now
  }

  function end(over: ProofState['over']) {
    count()
    countedAt = null
    underWay?.run.dispose()
    underWay = null
    client?.end()
    client = null
    change({ state: 'ended', underWay: null, over })
  }

  function beginNext() {
    const { facts } = host
    const plan = next({ ...facts, proof: proof() })
    if (plan === null) {
      doneAt = facts.log.length
      return end('done')
    }
    if (proof().seconds >= proof().budget) return end('spent')
    const start = host.startFor(trialConfig(facts, plan))
    if (start !== null) return begin(plan, start, facts)
    change({ trials: withRun(proof().trials, plan, notStarted(plan.seed)) })
    beginNext()
  }

  function begin(plan: TrialPlan, start: RunStart, facts: RunFacts) {
    client ??= createLentClient(host.makeClient)
    const mayEnd = createTrialWatch(facts)
    const run = createRunStore({
      makeClient: client.lend,
      name: 'The trial',
      keep: figuresOnly,
      onEnd: () => settle(run),
    })
    underWay = { plan, run }
    countedAt = host.now()
    const of = start.config.steps
    change({ state: 'running', over: null, underWay: { ...plan, step: 0, of } })
    run.view.subscribe((view) => {
      if (underWay?.run !== run) return
      count()
      change({ underWay: { ...plan, step: view.log.length, of } })
      if (mayEnd(view)) settle(run)
      else if (proof().seconds >= 2 * proof().budget) end('spent')
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
    change({ trials: withRun(proof().trials, plan, came), underWay: null })
    // In a task of its own, so that who looks at the proof sees each trial as it ends.
    queueMicrotask(() => prover.look())
  }

  function wait() {
    if (proof().state !== 'running') return
    count()
    countedAt = null
    change({ state: 'waiting' })
    underWay?.run.pause()
  }

  function goOn(run: RunStore) {
    if (proof().state === 'running') return
    countedAt = host.now()
    change({ state: 'running' })
    run.train()
  }

  const hasEnded = () =>
    proof().state === 'ended' && (proof().over !== 'done' || host.facts.log.length === doneAt)

  const prover: Prover = {
    proof: store,
    look() {
      if (disposed || hasEnded()) return
      if (!host.mayRun()) return wait()
      if (underWay === null) return beginNext()
      goOn(underWay.run)
    },
    stop() {
      if (!disposed && proof().state !== 'ended') end('stopped')
    },
    tryOn() {
      if (disposed || proof().state !== 'ended') return
      change({ state: 'waiting', over: null, budget: proof().seconds + host.budget })
      prover.look()
    },
    dispose() {
      disposed = true
      end(null)
    },
  }
  return prover
}

function withRun(trials: readonly Trial[], { patch }: TrialPlan, run: TrialRun): readonly Trial[] {
  const isIts = (trial: Trial) => sameValue(trial.patch, patch)
  return trials.some(isIts)
    ? trials.map((trial) => (isIts(trial) ? { ...trial, runs: [...trial.runs, run] } : trial))
    : [...trials, { patch, runs: [run] }]
}
