/**
 * A sweep: one RunConfig as a base, one to three of its settings varied, a short run for each
 * combination. Combinations are in row-major order: the last axis changes fastest. As a table, the
 * last axis goes across and the others down.
 */
import type { ConfigPatch, FieldId, RunConfig } from './config'
import { withField } from './differences'
import { formatValue, type ChoiceField, type NumberField } from './field'
import { FIELDS, fieldOf } from './fields'

export type AxisValue = string | number
/** A field that can be an axis. */
export type AxisField = ChoiceField | NumberField

export interface Axis {
  readonly field: AxisField['id']
  readonly values: readonly AxisValue[]
}

export interface SweepPlan {
  readonly axes: readonly Axis[]
  /** Step limit of each run. */
  readonly steps: number
  /** What all runs have in common apart from the base. */
  readonly common: ConfigPatch
}

/** One run of a sweep. */
export interface Combination {
  /** A value for each axis, in the order of the axes. */
  readonly values: readonly AxisValue[]
  readonly config: RunConfig
}

export const FEWEST_RUNS = 2
export const MOST_RUNS = 100

/** Limits are the sweep's own; of a single option there is nothing to vary. */
export const AXIS_FIELDS: readonly AxisField[] = FIELDS.filter(
  (field): field is AxisField =>
    field.id !== 'steps' &&
    field.id !== 'epochs' &&
    (field.kind === 'number' || (field.kind === 'choice' && field.options.length > 1)),
)

/** How many runs a sweep over these axes has. */
export function runCount(axes: readonly Axis[]): number {
  return axes.reduce((count, { values }) => count * values.length, axes.length === 0 ? 0 : 1)
}

/** Why a sweep over these axes cannot be run, in a sentence; null where it can. */
export function sweepProblem(axes: readonly Axis[]): string | null {
  const empty = axes.find(({ values }) => values.length === 0)
  if (empty !== undefined) return `${axisName(empty)} needs at least one value.`
  if (new Set(axes.map(({ field }) => field)).size < axes.length)
    return 'Both settings are the same: choose two different ones.'
  const count = runCount(axes)
  if (count < FEWEST_RUNS) return 'This is a single run: a sweep needs at least two values.'
  return count > MOST_RUNS
    ? `These are ${count.toLocaleString('en')} runs; a sweep may have ${MOST_RUNS}. Leave values out.`
    : null
}

/** Every combination of a plan, the base's other settings kept. */
export function combinationsOf(base: RunConfig, { axes, steps, common }: SweepPlan): Combination[] {
  const start: Combination = { values: [], config: { ...base, ...common, steps, epochs: 0 } }
  return axes.reduce<Combination[]>(
    (combinations, { field, values }) =>
      combinations.flatMap((each) =>
        values.map((value) => ({
          values: [...each.values, value],
          config: withField(each.config, field, value),
        })),
      ),
    [start],
  )
}

/** A sweep as a table: what goes down, and what goes across (nothing where there is one axis). */
export function tableOf(axes: readonly Axis[]): {
  readonly down: readonly Axis[]
  readonly across: Axis | null
} {
  return axes.length < 2
    ? { down: axes, across: null }
    : { down: axes.slice(0, -1), across: axes.at(-1) ?? null }
}

/** Axes that change nothing, as their setting has no effect in any of the runs. */
export function idleAxes(
  axes: readonly Axis[],
  combinations: readonly Combination[],
): readonly Axis[] {
  return axes.filter(({ field }) => {
    const { applies } = fieldOf(field)
    return applies !== undefined && !combinations.some(({ config }) => applies(config))
  })
}

/** Labels that are clear only under their group's heading. */
const NAMES: Readonly<Partial<Record<FieldId, string>>> = {
  labels: 'Labels: 1 means',
  convention: 'Loss: convention',
  encoder: 'Encoder',
  optimizer: 'Optimiser',
}

/** What an axis is called where its group is not. */
export function axisName({ field }: Pick<Axis, 'field'>): string {
  return NAMES[field] ?? fieldOf(field).label
}

/** A value of an axis in words. */
export function axisText({ field }: Pick<Axis, 'field'>, value: AxisValue): string {
  return formatValue(fieldOf(field), value)
}
