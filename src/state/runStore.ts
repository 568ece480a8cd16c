/**
 * One run: a store of its view, and what can be done with it. Runs A and B and each cell of a sweep
 * are made here, and share nothing. A run knows no page, setup or other run: it is handed a maker of
 * clients, and what it is started with.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import type { PackedWeights } from '../domain/fileWeights'
import { stepLimit } from '../domain/epochs'
import type { RunError } from '../domain/errors'
import type { PhotoSet } from '../domain/photoSet'
import type { DataSource } from '../domain/dataSource'
import type { NetworkWeights } from '../domain/snapshot'
import type { Comparison, Event, KeptAs, RunClient, Then } from '../engine'
import { createOpenQuestions, type NetworkAnswer } from './openQuestions'
import { afterEvent } from './runEvents'
import { idleRun, type RunView } from './runView'

/** What a run is started with. */
export interface RunStart {
  readonly config: RunConfig
  /** The photos it is on; null for none. */
  readonly set: PhotoSet | null
  readonly source: DataSource
  /** What the RunConfig’s own weights are; absent where it names none. */
  readonly weights?: PackedWeights
}

export interface RunOptions {
  /** Makes the run's client, or lends it one, at the first start. */
  makeClient(onEvent: (event: Event) => void): RunClient
  /** What the run is called in what is said to the person. */
  readonly name?: string
  /** Whether a run that has finished is judged. */
  readonly judgesAtEnd?: boolean
  /** Where a run that begins is kept as it goes; absent for nowhere. */
  readonly keptAs?: () => KeptAs
  /** What of a view is held after each event; all of it where not said. */
  readonly keep?: (view: RunView) => RunView
  /** Told when the run is over: finished, and judged where it is judged at its end; or failed. */
  readonly onEnd?: () => void
}

export interface RunStore {
  readonly view: Pick<StoreApi<RunView>, 'getState' | 'getInitialState' | 'subscribe'>
  /**
   * Begins anew: loads, then trains or does one step.
   * @param keptAs a kept run to go on with, in place of one that begins
   */
  start(start: RunStart, then: Then, keptAs?: KeptAs): void
  /**
   * Goes on with the kept run that a failed one is, as it was: it trains where it trained.
   * @param before its view before it failed
   * @param why what it failed of
   */
  recover(keptAs: KeptAs, before: RunView, why: RunError): void
  /** Goes on after a pause. */
  train(): void
  /** One step of a paused run; one that trains is paused. */
  step(): void
  /** No further step begins. The view says so at once, the step under way still arrives. */
  pause(): void
  /** Back to step 0, not started. */
  reset(): void
  /**
   * Takes the limits of another RunConfig that differs in nothing else. A run that is past them
   * begins anew, since its curves are not those of its settings; it trains on if it trained.
   */
  limit(config: RunConfig): void
  /** Whether it trains, or will once it has loaded. */
  trains(): boolean
  /** A closer look at the weights as they stand; nothing happens where there are none. */
  judge(): void
  /** Ends its Worker where that is silent; it has failed then. */
  endSilent(): void
  /** Keeps it as it stands, where it is kept. */
  keep(): void
  /** Rejects with an Error for the person to read where the network cannot say. */
  compare(comparison: Comparison): Promise<NetworkAnswer>
  /** Its weights as they stand; rejects likewise. */
  weights(): Promise<NetworkWeights>
  /**
   * Ends the client; the view stays as it was last, and only another start changes it.
   * @param why for who still waits for an answer
   */
  dispose(why?: string): void
}

export function createRunStore(options: RunOptions): RunStore {
  const { makeClient, name = 'The run', judgesAtEnd = false, keep, onEnd } = options
  const store = createStore<RunView>(() => idleRun())
  const questions = createOpenQuestions(name)
  let client: RunClient | null = null
  let begun: RunStart | null = null
  /** What was asked last, so that a late `training` does not undo a pause. */
  let wanted: 'train' | 'pause' = 'pause'
  /** A limit given later, 0 for none; null where there is none but that of the start. */
  let laterLimit: number | null = null
  let disposed = false

  const view = store.getState
  // The view changes before the client is told: one in this very thread may answer at once.
  const change = (patch: Partial<RunView>) => store.setState(patch)
  const isActive = () => view().state === 'training' || view().state === 'loading'
  const isLive = () => client !== null && view().state !== 'idle' && view().state !== 'failed'
  const stepsLeft = () => (laterLimit || Infinity) - view().log.length
  /** Steps that were under way as a limit was given may be beyond it. */
  const isPast = () => stepsLeft() < 0
  /** A run that is gone on with may have been judged where it stands. */
  const isJudged = () => view().judgement?.step === view().log.length

  function clientNow(): RunClient {
    if (client) return client
    const made = makeClient((event) => {
      if (client === made) receive(event)
    })
    client = made
    return made
  }

  /**
   * What was on its way as a later limit was given is heard as that limit has it: a run that was at
   * its end has steps left, or one that paused has none.
   */
  function heard(event: Event): Event {
    if (laterLimit === null || (event.type !== 'paused' && event.type !== 'finished')) return event
    return { ...event, type: stepsLeft() > 0 ? 'paused' : 'finished' }
  }

  function receive(told: Event) {
    const event = heard(told)
    const after = afterEvent(view(), event, wanted)
    store.setState(keep && after !== view() ? keep(after) : after, true)
    questions.settle(event)
    if (isPast()) return beginAnew()
    if (event.type === 'finished' && judgesAtEnd && !isJudged()) run.judge()
    if (told.type === 'finished' && event.type === 'paused' && wanted === 'train') run.train()
    if (endsRun(event)) onEnd?.()
  }

  function endsRun({ type }: Event): boolean {
    if (type === 'failed' || type === 'non_finite') return true
    return type === (judgesAtEnd ? 'judgement' : 'finished') && view().state === 'finished'
  }

  function beginAnew() {
    const again = run.trains() ? begun : null
    run.reset()
    if (again !== null) run.start(again, 'train')
  }

  /** Throws an Error for the person where the network cannot say anything. */
  function mustAnswer() {
    if (view().state === 'failed')
      throw new Error(`${name} has failed, so its network says nothing. Reset it and train again.`)
    if (!isLive()) throw new Error(`${name} has no network yet. Press Train first, or Step.`)
  }

  const run: RunStore = {
    view: store,
    start(start, then, keptAs = options.keptAs?.()) {
      questions.refuse(`${name} was started anew before it answered. Compare again.`)
      begun = start
      laterLimit = null
      disposed = false
      wanted = then === 'train' ? 'train' : 'pause'
      const { config, set } = start
      store.setState({ ...idleRun(view().backend), config, set, state: 'loading' }, true)
      clientNow().start(config, then, start.source, keptAs, start.weights)
    },
    recover(keptAs, before, why) {
      if (begun === null || view().state !== 'failed') return
      run.start(begun, before.state === 'finished' ? 'pause' : wanted, keptAs)
      change({ recovered: why })
    },
    train() {
      if (!isLive() || view().state === 'finished') return
      wanted = 'train'
      if (view().state !== 'paused') return
      change({ state: 'training' })
      client?.train()
    },
    step() {
      if (!isLive() || view().state !== 'paused') return run.pause()
      wanted = 'pause'
      client?.step()
    },
    pause() {
      if (!isActive() || disposed) return
      wanted = 'pause'
      change({ state: 'paused' })
      client?.pause()
    },
    reset() {
      if (disposed) return
      wanted = 'pause'
      begun = null
      laterLimit = null
      questions.refuse(`${name} was reset before it answered. Train it, then compare again.`)
      store.setState(idleRun(view().backend, view().revision + 1), true)
      client?.release()
    },
    limit(config) {
      const { set, state } = view()
      if (begun === null) return
      begun = { ...begun, config }
      laterLimit = stepLimit(config, factsOf(config, set))
      if (isPast()) return beginAnew()
      const reached = stepsLeft() === 0
      const settled = state === 'finished' || state === 'paused'
      change({ config, state: settled ? (reached ? 'finished' : 'paused') : state })
      client?.limit(laterLimit)
      // A run that the limit ends is judged as one that comes to it.
      if (reached && state === 'paused' && judgesAtEnd) run.judge()
    },
    trains: () => wanted === 'train' && isActive(),
    judge() {
      if (isLive()) client?.judge()
    },
    endSilent: () => client?.endSilent(),
    keep() {
      if (isLive()) client?.keep()
    },
    async compare(comparison) {
      mustAnswer()
      return questions.askPairs((request) => client?.compare(request, comparison))
    },
    async weights() {
      mustAnswer()
      return questions.askWeights((request) => client?.weights(request))
    },
    dispose(why = `${name} was ended before it answered.`) {
      wanted = 'pause'
      begun = null
      disposed = true
      questions.refuse(why)
      client?.terminate()
      client = null
    },
  }
  return run
}
