/** Cross-validation: what runs that each hold out another fold of a list come to together. */
import type { Axis } from '../domain/sweep'
import type { SweepCell } from './sweepCell'

/** Values of several runs. */
export interface Spread {
  readonly mean: number
  /** Standard deviation of a sample (n − 1). */
  readonly std: number
}

export interface FoldOutcome {
  /** Runs that have come to their end and were judged. */
  readonly runs: number
  /** Accuracy at the threshold that the loss aims at. */
  readonly verified: Spread
  /** Accuracy at the threshold that suits each fold best. */
  readonly best: Spread
}

/** Whether a sweep goes over folds. */
export const overFolds = (axes: readonly Axis[]): boolean =>
  axes.some((axis) => 'field' in axis && axis.field === 'fold')

/** Null with fewer than two runs to compare. */
export function foldOutcome(cells: readonly SweepCell[]): FoldOutcome | null {
  const judged = cells.flatMap(({ status, view: { evaluation } }) =>
    status === 'done' && evaluation !== null ? [evaluation] : [],
  )
  if (judged.length < 2) return null
  return {
    runs: judged.length,
    verified: spreadOf(judged.map(({ verified }) => verified)),
    best: spreadOf(judged.map(({ bestAccuracy }) => bestAccuracy)),
  }
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, std: Math.sqrt(squares / (values.length - 1)) }
}
