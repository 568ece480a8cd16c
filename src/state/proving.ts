/**
 * Has the fixes of the runs on show tried: of each that fails and rests, one prover, for as long as the
 * run is the same. One trial goes on at a time, and none while its run trains or there is no room beside
 * others.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunFacts } from '../diagnosis/finding'
import { nextTrial } from '../diagnosis/nextTrial'
import { sameValue, type RunId } from '../domain/config'
import { createProver, type ProofState, type Prover, type ProverHost } from './prover'
import { factsOfRun } from './runFacts'
import { startedOn, type RunView } from './runView'

export interface ProvingState {
  /** Of the runs whose fixes are being tried, or were. */
  readonly proofs: Readonly<Partial<Record<RunId, ProofState>>>
  /** The runs at rest that have a fix to try, of which none was. */
  readonly open: readonly RunId[]
}

export interface ProvingHost extends Pick<ProverHost, 'makeClient' | 'startFor' | 'now' | 'next'> {
  /** The runs on show that are as they are set up. */
  views(): Readonly<Partial<Record<RunId, RunView>>>
  /** Whether there is room for a trial of this run beside what else computes. */
  hasRoom(view: RunView): boolean
  /** Whether fixes are tried without being asked for. */
  byItself(): boolean
}

export interface Proving {
  readonly store: Pick<StoreApi<ProvingState>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Looks again at the runs: whose fixes are to be tried, and whether there is room. */
  look(): void
  /** Tries the fixes of a run, or goes on trying. */
  begin(id: RunId): void
  stop(id: RunId): void
}

/** Seconds that trying the fixes of one run may take before the person is asked. */
const BUDGET = 60

interface Proved {
  readonly prover: Prover
  /** The run, by its log, which is another with every start, and what it was started with. */
  readonly of: Pick<RunView, 'log' | 'config'>
  /** Whether a person asked for it. */
  readonly asked: boolean
}

export function createProving(host: ProvingHost): Proving {
  const next = host.next ?? nextTrial
  const store = createStore<ProvingState>(() => ({ proofs: {}, open: [] }))
  const made = new Map<RunId, Proved>()
  /** What was last seen of each run at rest, and whether there was something to try. */
  const seen = new Map<RunId, { readonly view: RunView; readonly hasTrial: boolean }>()

  const viewOf = (id: RunId) => host.views()[id] ?? null
  const { views: _, ...hostOfProver } = host

  function drop(id: RunId) {
    made.get(id)?.prover.dispose()
    if (!made.delete(id)) return
    const { [id]: _dropped, ...proofs } = store.getState().proofs
    store.setState({ proofs })
  }

  const isTryingOther = (id: RunId) =>
    [...made].some(([other, { prover }]) => other !== id && stateOf(prover) === 'running')

  function mayRun(id: RunId) {
    const view = viewOf(id)
    return view !== null && rests(view) && host.hasRoom(view) && !isTryingOther(id)
  }

  function make(id: RunId, view: RunView, asked: boolean) {
    const prover = createProver({
      ...hostOfProver,
      get facts() {
        return factsOf(id, viewOf(id) ?? view)
      },
      mayRun: () => mayRun(id),
      budget: BUDGET,
    })
    const { log, config } = view
    made.set(id, { prover, of: { log, config }, asked })
    prover.proof.subscribe((proof, before) => {
      store.setState(({ proofs }) => ({ proofs: { ...proofs, [id]: proof } }))
      // Another run may have waited for it.
      if (before.state === 'running' && proof.state !== 'running') queueMicrotask(proving.look)
    })
    store.setState(({ proofs }) => ({ proofs: { ...proofs, [id]: prover.proof.getState() } }))
    prover.look()
  }

  function hasTrial(id: RunId, view: RunView): boolean {
    const known = seen.get(id)
    if (known?.view === view) return known.hasTrial
    const found = next(factsOf(id, view)) !== null
    seen.set(id, { view, hasTrial: found })
    return found
  }

  /** Whether it could be tried, and is not. */
  function lookAt(id: RunId): boolean {
    const view = viewOf(id)
    const proved = made.get(id)
    if (proved && (view === null || !isSameRun(proved.of, view))) drop(id)
    else if (proved) {
      if (!proved.asked && !host.byItself()) proved.prover.stop()
      proved.prover.look()
      return false
    }
    if (view === null || !rests(view) || !hasTrial(id, view)) return false
    if (!host.byItself()) return true
    make(id, view, false)
    return false
  }

  const proving: Proving = {
    store,
    look() {
      const open = (['A', 'B'] as const).filter(lookAt)
      if (!sameValue(open, store.getState().open)) store.setState({ open })
    },
    begin(id) {
      const proved = made.get(id)
      const view = viewOf(id)
      if (proved) {
        made.set(id, { ...proved, asked: true })
        return proved.prover.tryOn()
      }
      if (view === null || !rests(view) || !hasTrial(id, view)) return
      make(id, view, true)
      proving.look()
    },
    stop: (id) => made.get(id)?.prover.stop(),
  }
  return proving
}

const stateOf = ({ proof }: Prover) => proof.getState().state

const isSameRun = (one: Proved['of'], other: RunView) =>
  one.log === other.log && sameValue(one.config, other.config)

/** Whether a run is where it stays: failed, paused, or ended and judged. */
export function rests({ state, judging, evaluation, judgement, heldOut }: RunView): boolean {
  if (judging !== null) return false
  // Without held-out pairs there is nothing to judge by.
  const isJudged = judgement !== null || evaluation === null || heldOut === null
  return state === 'failed' || state === 'paused' || (state === 'finished' && isJudged)
}

function factsOf(run: RunId, view: RunView): RunFacts {
  const start = startedOn(view)
  if (start === null) throw new Error('internal: a run that was not started has no fixes to try')
  return { run, ...factsOfRun(view, start), proof: null }
}
