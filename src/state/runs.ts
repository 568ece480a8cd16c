import { configOf, runsOf, sameValue, type RunConfig, type RunId } from '../domain/config'
import { stepLimit } from '../domain/epochs'
import { setupProblems } from '../domain/problems'
import { createRunClient, type RunClient } from '../engine/client/run'
import { afterEvent } from './runEvents'
import { idleRun, runsStore, type RunView } from './runView'
import { setupStore } from './setup'

/**
 * What a person does with the runs: train, pause, step, reset. Owns one client a run and keeps
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
  const client = createRunClient((event) =>
    setView(run, afterEvent(viewOf(run), event, wanted[run])),
  )
  clients.set(run, client)
  return client
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
  clients.get(run)?.release()
  setView(run, idleRun(viewOf(run).backend, viewOf(run).revision + 1))
}

function start(run: RunId, then: 'train' | 'step'): void {
  const config = configFor(run)
  setView(run, { ...idleRun(viewOf(run).backend), config, state: 'loading' })
  clientOf(run).start(config, then)
}

/** Whether training or a step would do anything: not failed, not finished, and it fits. */
export function canGoOn(run: RunId): boolean {
  const { state } = viewOf(run)
  return state !== 'failed' && state !== 'finished' && setupProblems(configFor(run)).length === 0
}

/** Keeps runs true to the setup from now on; returns what undoes that. */
export function followSetup(): () => void {
  return setupStore.subscribe(() => {
    if (!onShow().includes('B')) dropB()
    for (const run of onShow()) follow(run)
  })
}

function dropB(): void {
  if (viewOf('B').config === null && !clients.has('B')) return
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
  const limit = stepLimit(config)
  clientOf(run).limit(limit)
  const over = limit > 0 && view.log.length >= limit
  const settled = view.state === 'finished' || view.state === 'paused'
  setView(run, { ...view, config, state: settled ? (over ? 'finished' : 'paused') : view.state })
}
