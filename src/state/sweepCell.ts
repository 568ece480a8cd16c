import { verdictOf, type Verdict } from '../diagnosis/verdict'
import type { RunConfig } from '../domain/config'
import type { AxisValue, Combination } from '../domain/sweep'
import { factsOfRun } from './runFacts'
import { problemsOf } from './runStart'
import { idleRun, startedOn, type RunView } from './runView'

/** refused: it cannot start as it is set up. done: it came to its end, which may be a NaN. */
type CellStatus = 'queued' | 'running' | 'done' | 'failed' | 'refused' | 'cancelled'

/** One run of a sweep and its place in it. The log of its view grows in place; a new cell tells that it has. */
export interface SweepCell {
  readonly values: readonly AxisValue[]
  readonly config: RunConfig
  readonly status: CellStatus
  /** Its run, as far as it is; a sweep may have a hundred, so of figures only. */
  readonly view: RunView
  /** Why it was refused, or failed. */
  readonly trouble: { readonly title: string; readonly message: string } | null
}

export function newCell({ values, config }: Combination): SweepCell {
  const [problem] = problemsOf(config)
  return {
    values,
    config,
    status: problem ? 'refused' : 'queued',
    view: idleRun(),
    trouble: problem ? { title: problem.title, message: problem.message } : null,
  }
}

/** A cell as its run has become. */
export function cellWith(cell: SweepCell, view: RunView): SweepCell {
  const { error } = view
  const trouble = error && { title: error.title, message: error.cause }
  return { ...cell, view, status: statusOf(view), trouble }
}

function statusOf({ state, error }: RunView): CellStatus {
  if (error !== null) return 'failed'
  return state === 'finished' || state === 'failed' ? 'done' : 'running'
}

/** How a run came out; null of one that did not come to its end. */
export function cellVerdict({ status, view }: SweepCell): Verdict | null {
  const start = status === 'done' ? startedOn(view) : null
  return start && verdictOf(factsOfRun(view, start))
}
