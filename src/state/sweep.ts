import { createStore } from 'zustand/vanilla'
import { combinationsOf, type Axis, type SweepPlan } from '../domain/sweep'
import { sourceFor } from './datasets'
import { setupStore } from './setup'
import { cellAfter, newCell, type SweepCell } from './sweepCell'
import { runPool, type Pool } from './sweepPool'

/**
 * The sweep on show: short runs of A's settings with others in their place. It lives beside the
 * runs A and B and touches neither.
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

export const sweepStore = createStore<SweepState>(() => IDLE)

let pool: Pool | null = null

const changeCells = (edit: (cell: SweepCell, index: number) => SweepCell) =>
  sweepStore.setState(({ cells }) => ({ cells: cells.map(edit) }))

const changeCell = (changed: number, edit: (cell: SweepCell) => SweepCell) =>
  changeCells((cell, index) => (index === changed ? edit(cell) : cell))

/** Begins a sweep from A's settings; one under way is given up. */
export function startSweep(plan: SweepPlan): void {
  pool?.cancel()
  const { axes, steps } = plan
  const cells = combinationsOf(setupStore.getState().setup.a, plan).map(newCell)
  sweepStore.setState({
    state: 'running',
    axes,
    steps,
    cells,
    startedAt: Date.now(),
    endedAt: null,
  })
  const runnable = cells.flatMap(({ status, config }, index) => {
    const source = sourceFor(config)
    return status === 'queued' && source !== null ? [{ index, run: { config, source } }] : []
  })
  if (runnable.length === 0) return end('finished')
  const placeOf = (run: number) => runnable[run]?.index ?? -1
  pool = runPool(
    runnable.map(({ run }) => run),
    navigator.hardwareConcurrency || 1,
    {
      onStart: (run) => changeCell(placeOf(run), (cell) => ({ ...cell, status: 'running' })),
      onEvent: (run, event) => changeCell(placeOf(run), (cell) => cellAfter(cell, event)),
      onEnd: () => end('finished'),
    },
  )
}

/** Gives up what is not done yet; what is done stays. */
export function cancelSweep(): void {
  if (sweepStore.getState().state !== 'running') return
  pool?.cancel()
  changeCells((cell) =>
    cell.status === 'queued' || cell.status === 'running' ? { ...cell, status: 'cancelled' } : cell,
  )
  end('cancelled')
}

function end(state: 'finished' | 'cancelled') {
  pool = null
  sweepStore.setState({ state, endedAt: Date.now() })
}

const ENDED = new Set<SweepCell['status']>(['done', 'failed', 'refused'])

/** Runs that came to an end of their own. */
export function cellsDone({ cells }: Pick<SweepState, 'cells'>): number {
  return cells.filter(({ status }) => ENDED.has(status)).length
}
