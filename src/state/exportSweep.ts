import { csvFormatRows } from 'd3-dsv'
import { DEFAULT_SETUP, type RunConfig } from '../domain/config'
import { axisKey } from '../domain/sweep'
import { cell } from './exportLog'
import { linkOf } from './linkSync'
import { cellVerdict, type SweepCell } from './sweepCell'
import type { SweepState } from './sweepStore'

const MEASURED = ['verdict', 'auc', 'accuracy', 'last_loss', 'step', 'status', 'link'] as const

/**
 * A sweep as CSV: a row per run, a column per axis under its key. AUC and accuracy are those of the
 * last held-out evaluation, `last_loss` is the last step's; empty where not measured.
 */
export function sweepCsv({ axes, cells }: Pick<SweepState, 'axes' | 'cells'>): string {
  return csvFormatRows([[...axes.map(axisKey), ...MEASURED], ...cells.map(rowOf)])
}

function rowOf(run: SweepCell): string[] {
  const { values, view, status, config } = run
  const { log, evaluation } = view
  return [
    ...values.map(String),
    cellVerdict(run) ?? '',
    cell(evaluation?.auc),
    cell(evaluation?.accuracy),
    cell(log.column('loss').at(-1)),
    String(log.length),
    status,
    linkOfRun(config),
  ]
}

/** The whole address that opens a run of a sweep as A. */
export function linkOfRun(config: RunConfig): string {
  return linkOf({ ...DEFAULT_SETUP, a: config }, false)
}
