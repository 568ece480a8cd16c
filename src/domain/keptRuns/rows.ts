/** Kept runs as the rows of a table: what each says, what changed, how they are sorted and found. */
import type { RunConfig } from '../config'
import { differences } from '../differences'
import { formatValue, type Field } from '../field'
import { fieldOf } from '../fields'
import type { KeptRun } from '../keptRun'
import type { EvaluationRecord } from '../stepLog'
import type { Verdict } from '../verdict'

export interface RunRow {
  readonly run: KeptRun
  /** Its own name, or what its network and loss are. */
  readonly name: string
  /** Settings in which it differs from the run it is compared with; null where there is none. */
  readonly changes: readonly Change[] | null
  readonly verdict: Verdict | null
  /** The latest held-out figures; null before any. */
  readonly heldOut: EvaluationRecord | null
  /** Pairs of these figures; null where they are live ones, whose number is not kept. */
  readonly pairs: number | null
  readonly ms: number | null
  /** Of the last step. */
  readonly loss: number | null
}

export interface Change {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** What a set or weights of the person's own are called, by their id; null where they are not here. */
export type Named = (kind: 'set' | 'weights', id: string) => string | null

/**
 * Rows in the order of the runs.
 * @param baseline the id of the run that all others are compared with; null for the one begun before each
 */
export function rowsOf(
  runs: readonly KeptRun[],
  baseline: string | null,
  named: Named = () => null,
): readonly RunRow[] {
  const pinned = runs.find(({ id }) => id === baseline)
  const byBegin = runs.toSorted((a, b) => a.begun - b.begun)
  const before = new Map(byBegin.map((run, i) => [run.id, byBegin[i - 1]]))
  return runs.map((run) => rowOf(run, pinned ?? before.get(run.id), named))
}

function rowOf(run: KeptRun, other: KeptRun | undefined, named: Named): RunRow {
  const { config, label, measured, outcome } = run
  const [live, told] = [measured?.heldOut ?? null, outcome?.heldOut ?? null]
  const isTold = told !== null && (live === null || told.step >= live.step)
  return {
    run,
    name: label.name || plainNameOf(config),
    changes: other && other.id !== run.id ? changesBetween(other.config, config, named) : null,
    verdict: verdictOf(run),
    heldOut: isTold ? told : live,
    pairs: isTold ? (outcome?.pairs ?? null) : null,
    ms: measured?.ms ?? null,
    loss: measured?.loss ?? null,
  }
}

/** Of a run that has gone on since a page told, it is not known; one that is kept as failed turned non-finite. */
function verdictOf({ state, step, outcome }: KeptRun): Verdict | null {
  if (state === 'failed') return 'nan'
  return outcome && outcome.step >= step ? outcome.verdict : null
}

/** What a run without a name is called. */
export const plainNameOf = (config: RunConfig) =>
  (['encoder', 'loss'] as const).map((id) => formatValue(fieldOf(id), config[id])).join(', ')

const changesBetween = (from: RunConfig, to: RunConfig, named: Named): readonly Change[] =>
  differences(from, to).map((field) => ({
    label: field.label,
    from: valueText(field, from, named),
    to: valueText(field, to, named),
  }))

/** What a person has named is told by that name. */
function valueText(field: Field, config: RunConfig, named: Named): string {
  const value = config[field.id]
  const isNamed = (field.kind === 'set' || field.kind === 'weights') && value !== ''
  const name = isNamed ? named(field.kind, String(value)) : null
  return name === null ? formatValue(field, value) : `“${name}”`
}

export const changesText = (changes: readonly Change[] | null) =>
  changes === null
    ? ''
    : changes.length === 0
      ? 'nothing'
      : changes.map(({ label, from, to }) => `${label}: ${from} → ${to}`).join(' · ')

type Value = number | string | null

/** What can be sorted by; where there is nothing to sort by, a row stands last either way. */
export const SORTS = {
  name: ({ name }) => name.toLowerCase(),
  when: ({ run }) => run.changed,
  changes: ({ changes }) => changes?.length ?? null,
  outcome: ({ verdict }) => (verdict === null ? null : VERDICTS.indexOf(verdict)),
  auc: ({ heldOut }) => finite(heldOut?.auc),
  accuracy: ({ heldOut }) => finite(heldOut?.accuracy),
  loss: ({ loss }) => finite(loss),
  steps: ({ run }) => run.step,
  time: ({ ms }) => ms,
  size: ({ run }) => run.bytes,
} satisfies Record<string, (row: RunRow) => Value>
export type SortKey = keyof typeof SORTS
export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

const finite = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value

/** Best first. */
const VERDICTS: readonly Verdict[] = [
  'learns',
  'misread',
  'undecided',
  'stuck',
  'inverted',
  'dead',
  'nan',
]

export function sorted(rows: readonly RunRow[], { by, descending }: Sort): readonly RunRow[] {
  const valueOf: (row: RunRow) => Value = SORTS[by]
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }))
  const sign = descending ? -1 : 1
  return keyed
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null)
      return a.value < b.value ? -sign : a.value > b.value ? sign : 0
    })
    .map(({ row }) => row)
}

/** A verdict, what a run was doing, or all. */
export type OutcomeFilter = 'all' | 'pinned' | Verdict | KeptRun['state']

/** Rows that have all these words in name, note, settings changed, or what was chosen. */
export function found(
  rows: readonly RunRow[],
  text: string,
  outcome: OutcomeFilter,
): readonly RunRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const { run, verdict } = row
    const fits =
      outcome === 'all' ||
      outcome === run.state ||
      outcome === verdict ||
      (outcome === 'pinned' && run.label.pinned)
    if (!fits || words.length === 0) return fits
    const said = saidOf(row)
    return words.every((word) => said.includes(word))
  })
}

const known = new WeakMap<RunRow, string>()

/** All that a row can be found by, once a row. */
function saidOf(row: RunRow): string {
  const before = known.get(row)
  if (before !== undefined) return before
  const { config, label } = row.run
  const chosen = (['data', 'encoder', 'distance', 'head', 'loss', 'optimizer'] as const).map((id) =>
    formatValue(fieldOf(id), config[id]),
  )
  const parts = [row.name, label.note, changesText(row.changes), ...chosen, `seed ${config.seed}`]
  const said = parts.join('\n').toLowerCase()
  known.set(row, said)
  return said
}
