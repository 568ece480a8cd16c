import { configOf, sameValue, type RunId, type Setup } from '../../domain/config'
import { differences } from '../../domain/differences'
import type { Field, GroupId } from '../../domain/field'
import { FIELDS } from '../../domain/fields'

/** What a field's row shows: whether at all, for which runs, and how it is marked. */
export interface Row {
  readonly field: Field
  /** The runs with a control of their own; one where B follows A. */
  readonly runs: readonly RunId[]
  readonly linked: boolean
  readonly differs: boolean
}

function rowOf(setup: Setup, field: Field): Row | null {
  const { compare } = setup
  const shown = (compare ? (['A', 'B'] as const) : (['A'] as const)).filter(
    (run) => field.applies?.(configOf(setup, run)) ?? true,
  )
  if (shown.length === 0) return null
  const linked = !compare || !(field.id in setup.b)
  const [a, b] = [configOf(setup, 'A')[field.id], configOf(setup, 'B')[field.id]]
  return {
    field,
    runs: linked ? ['A'] : shown,
    linked,
    differs: compare && !sameValue(a, b),
  }
}

/** The rows of a group, the rarely used ones last. */
export function rowsOf(setup: Setup, group: GroupId): readonly Row[] {
  return FIELDS.filter((field) => field.group === group)
    .toSorted((x, y) => Number(x.rare ?? false) - Number(y.rare ?? false))
    .flatMap((field) => rowOf(setup, field) ?? [])
}

/** What B differs from A in, in one line; the chosen encoder goes by that name. */
export function differenceText(setup: Setup): string {
  const names = differences(configOf(setup, 'A'), configOf(setup, 'B')).map(({ id, label }) =>
    id === 'encoder' ? 'encoder' : label.charAt(0).toLowerCase() + label.slice(1),
  )
  return names.length === 0 ? 'equals A' : `differs in: ${names.join(', ')}`
}
