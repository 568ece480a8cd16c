import { configOf, runsOf, sameValue, type RunConfig, type RunId } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import { isFromLibrary } from '../domain/dataSource'
import { stepLimit } from '../domain/epochs'
import { setupProblems } from '../domain/problems'
import { type Comparison, createRunClient, type Event, type RunClient } from '../engine'
import { answerFrom, awaitAnswer, refuse, type Compared } from './comparisons'
import { datasetsStore, setFor, sourceFor } from './datasets'
import { afterEvent } from './runEvents'
import { idleRun, runsStore, type RunView } from './runView'
import { setupStore } from './setup'

/**
 * What a person does with the runs: train, pause, step, reset, judge, compare. Owns one client a run and keeps
 * the runs true to the setup: a changed setting starts a run anew.
 */
const clients = new Map<RunId, RunClient>()
const wanted: Record<RunId, 'train' | 'pause'> = { A: 'pause', B: 'pause' }

const onShow = () => runsOf(setupStore.getState().setup)
const configFor = (run: RunId) => configOf(setupStore.getState().setup, run)
const viewOf = (run: RunId) => runsStore.getState()[run]
const setView = (run: RunId, view: RunView) => runsStore.setState({ [run]: view })

function clientOf(run: RunId): RunClient {
  const existing = clients.get(run)
  if (existing) return existing
  const client = createRunClient((event) => receive(run, event))
  clients.set(run, client)
  return client
}

function receive(run: RunId, event: Event): void {
  setView(run, afterEvent(viewOf(run), event, wanted[run]))
  answerFrom(run, event)
  if (event.type === 'finished') judgeNow(run)
}

/** Trains every run on show that can go on. */
export function train(): void {
  onShow().forEach(trainRun)
}

/** Trains one run: starts it, or goes on after a pause. Nothing happens where it can't start. */
export function trainRun(run: RunId): void {
  const view = viewOf(run)
  if (!canGoOn(run)) return
  wanted[run] = 'train'
  if (view.state === 'idle') start(run, 'train')
  else if (view.state === 'paused') {
    clientOf(run).train()
    setView(run, { ...view, state: 'training' })
  }
}

/** Trains as `train` does, once the browser's storage has been read where a run needs a set of it. */
export function trainWhenReady(): void {
  const needsSets = onShow().map(configFor).some(isFromLibrary)
  if (!needsSets || datasetsStore.getState().state === 'ready') return train()
  const stop = datasetsStore.subscribe(({ state }) => {
    if (state !== 'ready') return
    stop()
    train()
  })
}

/** One step of every run on show. */
export function step(): void {
  for (const run of onShow()) {
    const view = viewOf(run)
    if (!canGoOn(run)) continue
    wanted[run] = 'pause'
    if (view.state === 'idle') start(run, 'step')
    else if (view.state === 'paused') clientOf(run).step()
    else pauseRun(run)
  }
}

/** No run begins another step; the page says so at once, the step under way still arrives. */
export function pause(): void {
  onShow().forEach(pauseRun)
}

function pauseRun(run: RunId): void {
  const view = viewOf(run)
  if (view.state !== 'training' && view.state !== 'loading') return
  wanted[run] = 'pause'
  clientOf(run).pause()
  setView(run, { ...view, state: 'paused' })
}

/** Back to step 0 with the same seed. */
export function reset(): void {
  onShow().forEach(resetRun)
}

function resetRun(run: RunId): void {
  wanted[run] = 'pause'
  refuse(run, `Run ${run} was reset before it answered. Train it, then compare again.`)
  clients.get(run)?.release()
  setView(run, idleRun(viewOf(run).backend, viewOf(run).revision + 1))
}

/** Asks for a closer look at a run's weights as they stand; nothing happens where there are none. */
export function judgeNow(run: RunId): void {
  if (isLive(viewOf(run))) clientOf(run).judge()
}

/**
 * What a run's network says of pairs of given images. Rejects with an Error for the person to read
 * where it cannot say.
 */
export async function compareOn(run: RunId, comparison: Comparison): Promise<Compared> {
  const { state } = viewOf(run)
  if (state === 'failed')
    throw new Error(`Run ${run} has failed, so its network says nothing. Reset it and train again.`)
  if (state === 'idle')
    throw new Error(`Run ${run} has no network yet. Press Train first, or Step.`)
  return awaitAnswer(run, (request) => clientOf(run).compare(request, comparison))
}

const isLive = ({ state }: RunView) => state !== 'idle' && state !== 'failed'

function start(run: RunId, then: 'train' | 'step'): void {
  const config = configFor(run)
  const data = sourceFor(config)
  if (data === null) return
  setView(run, { ...idleRun(viewOf(run).backend), config, set: setFor(config), state: 'loading' })
  clientOf(run).start(config, then, data)
}

/**
 * Whether training or a step would do anything: not failed, not finished, and what is yet to start
 * fits. A run that has started has its images, whatever becomes of the set they are from.
 */
export function canGoOn(run: RunId): boolean {
  const { state } = viewOf(run)
  return state === 'idle' ? canStart(configFor(run)) : state !== 'failed' && state !== 'finished'
}

const canStart = (config: RunConfig) => setupProblems(config, setFor(config)).length === 0

/** Keeps runs true to the setup and the sets from now on; returns what undoes that. */
export function followSetup(): () => void {
  const stops = [
    setupStore.subscribe(() => {
      if (!onShow().includes('B')) dropB()
      for (const run of onShow()) follow(run)
    }),
    // What can start depends on the sets that are here: who looks at the runs is to look again.
    datasetsStore.subscribe(() => runsStore.setState({})),
  ]
  return () => stops.forEach((stop) => stop())
}

function dropB(): void {
  if (viewOf('B').config === null && !clients.has('B')) return
  refuse('B', 'Run B was hidden before it answered. Show it and train it, then compare again.')
  clients.get('B')?.terminate()
  clients.delete('B')
  wanted.B = 'pause'
  setView('B', idleRun())
}

function follow(run: RunId): void {
  const view = viewOf(run)
  const config = configFor(run)
  if (view.config === null || sameValue(view.config, config)) return
  if (onlyLimitDiffers(view.config, config)) return extend(run, view, config)
  const goesOn = wanted[run] === 'train' && (view.state === 'training' || view.state === 'loading')
  resetRun(run)
  if (goesOn) trainRun(run)
}

const onlyLimitDiffers = (a: RunConfig, b: RunConfig) =>
  sameValue({ ...a, steps: 0, epochs: 0 }, { ...b, steps: 0, epochs: 0 })

/** Another limit needs no new run: a finished run can go on, a paused one may be over it. */
function extend(run: RunId, view: RunView, config: RunConfig): void {
  const limit = stepLimit(config, factsOf(config, view.set))
  clientOf(run).limit(limit)
  const over = limit > 0 && view.log.length >= limit
  const settled = view.state === 'finished' || view.state === 'paused'
  setView(run, { ...view, config, state: settled ? (over ? 'finished' : 'paused') : view.state })
}
