import type { RunId } from '../domain/config'
import type { HeldOutColumns, StepLog } from '../domain/stepLog'

export const LOG_COLUMNS = [
  'run',
  'step',
  'epoch',
  'loss',
  'accuracy',
  'val_loss',
  'val_accuracy',
  'grad_norm',
  'ms',
  'val_verified',
  'val_best_accuracy',
  'val_auc',
  'val_eer',
] as const

/**
 * The logs as one CSV, a row per step. A cell is empty where nothing was measured, and `nan`,
 * `inf` or `-inf` where a value is not finite.
 */
export function logCsv(logs: readonly { readonly run: RunId; readonly log: StepLog }[]): string {
  const rows = [[...LOG_COLUMNS], ...logs.flatMap(({ run, log }) => logRows(run, log))]
  // Numbers and names of columns have nothing to be quoted.
  return rows.map((row) => row.join(',')).join('\n')
}

/** The rows of one run, as text, in the order of `LOG_COLUMNS`; from row `from` on. */
export function logRows(run: RunId, log: StepLog, from = 0): string[][] {
  const { heldOut } = log
  const next = heldOut.step.findIndex((step) => step > from)
  let at = next < 0 ? heldOut.step.length : next
  const rows: string[][] = []
  for (let row = from; row < log.length; row++) {
    const value = (measure: Parameters<StepLog['column']>[0]) => cell(log.column(measure)[row])
    const evaluated = heldOut.step[at] === row + 1
    const heldOutValue = (measure: keyof HeldOutColumns) =>
      cell(evaluated ? heldOut[measure][at] : undefined)
    rows.push([
      run,
      String(row + 1),
      value('epoch'),
      value('loss'),
      value('accuracy'),
      heldOutValue('loss'),
      heldOutValue('accuracy'),
      value('gradNorm'),
      value('ms'),
      heldOutValue('verified'),
      heldOutValue('bestAccuracy'),
      heldOutValue('auc'),
      heldOutValue('eer'),
    ])
    if (evaluated) at++
  }
  return rows
}

/** A measure as the text of a cell: empty where there is none. */
export function cell(value: number | undefined): string {
  if (value === undefined) return ''
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return String(value)
}
