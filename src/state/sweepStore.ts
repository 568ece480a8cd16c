import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunConfig } from '../domain/config'
import { combinationsOf, type Axis, type SweepPlan } from '../domain/sweep'
import { startFor } from './runStart'
import { cellWith, newCell, type SweepCell } from './sweepCell'
import { runPool, type Pool, type PoolHost } from './sweepPool'

/**
 * A sweep: short runs of A's settings with others in their place. It lives beside the runs A and B
 * and touches neither.
 */
export interface SweepState {
  readonly state: 'idle' | 'running' | 'finished' | 'cancelled'
  readonly axes: readonly Axis[]
  readonly steps: number
  readonly cells: readonly SweepCell[]
  /** Milliseconds since the epoch; null before. */
  readonly startedAt: number | null
  readonly endedAt: number | null
}

const IDLE: SweepState = {
  state: 'idle',
  axes: [],
  steps: 0,
  cells: [],
  startedAt: null,
  endedAt: null,
}

export interface SweepHost extends Pick<PoolHost, 'makeClient'> {
  cores(): number
  /** The settings a sweep begins from. */
  base(): RunConfig
}

export interface Sweep {
  readonly store: StoreApi<SweepState>
  /** Begins a sweep; one under way is given up. */
  start(plan: SweepPlan): void
  /** Gives up what is not done yet; what is done stays. */
  cancel(): void
  /** Does what was given up. */
  goOn(): void
}

export function createSweep({ makeClient, cores, base }: SweepHost): Sweep {
  const store = createStore<SweepState>(() => IDLE)
  let pool: Pool | null = null

  const changeCells = (edit: (cell: SweepCell, index: number) => SweepCell) =>
    store.setState(({ cells }) => ({ cells: cells.map(edit) }))

  function end(state: 'finished' | 'cancelled') {
    pool = null
    store.setState({ state, endedAt: Date.now() })
  }

  /** Runs what is queued. */
  function run() {
    const runnable = store.getState().cells.flatMap(({ status, config }, index) => {
      const start = status === 'queued' ? startFor(config) : null
      return start === null ? [] : [{ index, start }]
    })
    if (runnable.length === 0) return end('finished')
    const starts = runnable.map(({ start }) => start)
    pool = runPool(starts, {
      makeClient,
      cores: cores(),
      onView(run, view) {
        const changed = runnable[run]?.index
        changeCells((cell, index) => (index === changed ? cellWith(cell, view) : cell))
      },
      onEnd: () => end('finished'),
    })
  }

  return {
    store,
    start(plan) {
      pool?.cancel()
      const { axes, steps } = plan
      const cells = combinationsOf(base(), plan).map(newCell)
      const startedAt = Date.now()
      store.setState({ state: 'running', axes, steps, cells, startedAt, endedAt: null })
      run()
    },
    goOn() {
      if (store.getState().state !== 'cancelled') return
      changeCells((cell) => (cell.status === 'cancelled' ? newCell(cell) : cell))
      store.setState({ state: 'running', endedAt: null })
      run()
    },
    cancel() {
      if (store.getState().state !== 'running') return
      pool?.cancel()
      changeCells((cell) =>
        cell.status === 'queued' || cell.status === 'running'
          ? { ...cell, status: 'cancelled' }
          : cell,
      )
      end('cancelled')
    },
  }
}

const ENDED = new Set<SweepCell['status']>(['done', 'failed', 'refused'])

/** Runs that came to an end of their own. */
export function cellsDone({ cells }: Pick<SweepState, 'cells'>): number {
  return cells.filter(({ status }) => ENDED.has(status)).length
}
