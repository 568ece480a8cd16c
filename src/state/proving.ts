/**
 * Has the fixes of the runs on show tried: of each that fails and rests, one prover, for as long as the
 * run stays as it is. Trials wait while a run on show trains or is judged, since those use every core.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunFacts } from '../diagnosis/finding'
import { nextTrial } from '../diagnosis/nextTrial'
import type { Proof } from '../diagnosis/proof'
import type { RunId } from '../domain/config'
import { createProver, type Prover, type ProverHost } from './prover'
import { factsOfRun } from './runFacts'
import { startedOn, type RunView } from './runView'

export type Proofs = Readonly<Partial<Record<RunId, Proof>>>

export interface ProvingHost extends Pick<ProverHost, 'makeClient' | 'startFor' | 'now'> {
  /** The runs on show. */
  views(): Readonly<Partial<Record<RunId, RunView>>>
  /** Whether anything else computes that must not be slowed down. */
  isBusy(): boolean
  /** Whether fixes are tried without being asked for. */
  byItself(): boolean
}

export interface Proving {
  readonly proofs: Pick<StoreApi<Proofs>, 'getState' | 'subscribe'>
  /** Looks again at the runs: whose fixes are to be tried, and whether there is room. */
  look(): void
  /** Tries the fixes of a run, or goes on trying. */
  begin(id: RunId): void
  stop(id: RunId): void
}

/** Seconds that trying the fixes of one run may take before the person is asked. */
const BUDGET = 60

interface Underway {
  readonly prover: Prover
  /** The run that it proves, as it was. */
  readonly of: string
}

export function createProving(host: ProvingHost): Proving {
  const store = createStore<Proofs>(() => ({}))
  const made = new Map<RunId, Underway>()
  /** Runs as they stood when there was nothing to try. */
  const looked = new Map<RunId, string>()

  function drop(id: RunId) {
    made.get(id)?.prover.dispose()
    made.delete(id)
    const { [id]: dropped, ...rest } = store.getState()
    if (dropped !== undefined) store.setState(rest, true)
  }

  function make(id: RunId, facts: RunFacts, of: string) {
    const { makeClient, startFor, now, isBusy } = host
    const mayRun = () => !isBusy()
    const prover = createProver({ facts, makeClient, startFor, now, mayRun, budget: BUDGET })
    made.set(id, { prover, of })
    const tell = (proof: Proof) => store.setState({ [id]: proof })
    prover.proof.subscribe(tell)
    prover.look()
  }

  function lookAt(id: RunId, view: RunView | undefined, asked: boolean) {
    const of = view && rests(view) ? signOf(view) : null
    if (made.has(id) && made.get(id)?.of !== of) drop(id)
    if (made.has(id)) return made.get(id)?.prover.look()
    if (view === undefined || of === null || !(asked || host.byItself())) return
    if (looked.get(id) === of) return
    const facts = factsOf(id, view)
    if (facts !== null && nextTrial(facts) !== null) return make(id, facts, of)
    looked.set(id, of)
  }

  return {
    proofs: store,
    look() {
      const views = host.views()
      for (const id of ['A', 'B'] as const) lookAt(id, views[id], false)
    },
    begin(id) {
      if (made.has(id)) return made.get(id)?.prover.tryOn()
      lookAt(id, host.views()[id], true)
    },
    stop: (id) => made.get(id)?.prover.stop(),
  }
}

/** What tells a run as it stands from another: what it was started with, and how far it is. */
const signOf = ({ config, log }: RunView) => `${log.length} ${JSON.stringify(config)}`

/** Whether a run is where it stays: ended and judged, failed, or paused. */
function rests({ state, judging, evaluation, judgement, heldOut }: RunView): boolean {
  if (judging !== null) return false
  const isJudged = judgement !== null || evaluation === null || heldOut === null
  return state === 'failed' || state === 'paused' || (state === 'finished' && isJudged)
}

function factsOf(run: RunId, view: RunView): RunFacts | null {
  const start = startedOn(view)
  return start && { run, ...factsOfRun(view, start), proof: null }
}
