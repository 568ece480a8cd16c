/** What the table of runs says, in words and figures. */
import type { MeanOver } from '../../../domain/keptRuns/groups'
import type { OutcomeFilter, SortKey } from '../../../domain/keptRuns/rows'
import { VERDICT_TEXT } from '../../../diagnosis/verdict'
import type { Verdict } from '../../../domain/verdict'

/** Heads in the order of the columns; figures stand to the right. */
export const COLUMNS: readonly {
  readonly by: SortKey
  readonly label: string
  readonly isFigure?: true
}[] = [
  { by: 'name', label: 'Name' },
  { by: 'when', label: 'When' },
  { by: 'changes', label: 'What changed' },
  { by: 'outcome', label: 'Outcome' },
  { by: 'auc', label: 'AUC', isFigure: true },
  { by: 'accuracy', label: 'Accuracy', isFigure: true },
  { by: 'loss', label: 'Loss', isFigure: true },
  { by: 'steps', label: 'Steps', isFigure: true },
  { by: 'time', label: 'Time', isFigure: true },
  { by: 'size', label: 'Size', isFigure: true },
]

/** Columns whose largest, newest or best stands first at the first click. */
export const DESCENDS: ReadonlySet<SortKey> = new Set<SortKey>([
  'when',
  'auc',
  'accuracy',
  'steps',
  'time',
  'size',
])

const verdicts = Object.entries(VERDICT_TEXT) as [Verdict, string][]
export const FILTERS: readonly { readonly value: OutcomeFilter; readonly label: string }[] = [
  { value: 'all', label: 'all' },
  { value: 'pinned', label: 'pinned' },
  ...verdicts.map(([value, label]) => ({ value, label })),
  { value: 'training', label: 'training, or left so' },
  { value: 'paused', label: 'paused' },
  { value: 'finished', label: 'finished' },
  { value: 'failed', label: 'failed' },
]

export const figure = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? '–'
    : Number.isFinite(value)
      ? value.toFixed(3)
      : Number.isNaN(value)
        ? 'NaN'
        : '∞'

/** Of a loss, which may be very small. */
export const lossText = (value: number | null): string =>
  value !== null && Number.isFinite(value) && value !== 0 && Math.abs(value) < 0.001
    ? value.toExponential(1)
    : figure(value)

export function timeText(ms: number | null): string {
  if (ms === null) return '–'
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  if (seconds < 3600) return `${(seconds / 60).toFixed(1)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}

export const whenText = (when: number) =>
  new Date(when).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

export const meanText = (mean: MeanOver | null): string =>
  mean === null
    ? '–'
    : mean.half === null
      ? figure(mean.mean)
      : `${figure(mean.mean)} ± ${figure(mean.half)}`
