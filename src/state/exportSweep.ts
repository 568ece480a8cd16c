import { csvFormatRows } from 'd3-dsv'
import { DEFAULT_SETUP, type RunConfig } from '../domain/config'
import { fieldOf } from '../domain/fields'
import { cell } from './exportLog'
import { linkOf } from './linkSync'
import type { SweepState } from './sweep'
import { cellVerdict, type SweepCell } from './sweepCell'

const MEASURED = ['verdict', 'auc', 'accuracy', 'loss', 'step', 'status', 'link'] as const

/**
 * A sweep as CSV: a row per run, a column per axis under its key in the link. AUC and accuracy are
 * those of the last held-out evaluation, the loss is the last step's; empty where not measured.
 */
export function sweepCsv({ axes, cells }: Pick<SweepState, 'axes' | 'cells'>): string {
  const keys = axes.map(({ field }) => fieldOf(field).link)
  return csvFormatRows([[...keys, ...MEASURED], ...cells.map(rowOf)])
}

function rowOf(run: SweepCell): string[] {
  const { values, log, heldOut, status, config } = run
  return [
    ...values.map(String),
    cellVerdict(run) ?? '',
    cell(heldOut?.auc),
    cell(heldOut?.accuracy),
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
