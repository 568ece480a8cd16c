/**
 * A sweep: one RunConfig as a base, one to three axes along which it varies, a short run for each
 * combination. An axis is one setting over some of its values, or named variants of several. Combinations are in row-major order: the last axis changes fastest. As a table, the
 * last axis goes across and the others down.
 */
import type { ConfigPatch, FieldId, RunConfig, Variant } from './config'
import { withField } from './differences'
import { formatValue, type ChoiceField, type NumberField } from './field'
import { FIELDS, fieldOf } from './fields'
import { thousands } from './thousands'

export type AxisValue = string | number
/** A field that can be an axis. */
export type AxisField = ChoiceField | NumberField

export interface FieldAxis {
  readonly field: AxisField['id']
  readonly values: readonly AxisValue[]
}

/** Its values are the texts of its variants. */
export interface VariantAxis {
  /** Its column in a file. */
  readonly key: string
  readonly label: string
  readonly variants: readonly Variant[]
}

export type Axis = FieldAxis | VariantAxis

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

export function axisValues(axis: Axis): readonly AxisValue[] {
  return 'field' in axis ? axis.values : axis.variants.map(({ text }) => text)
}

/** An axis's column in a file: the key of its setting in the link, or its own. */
export function axisKey(axis: Axis): string {
  return 'field' in axis ? fieldOf(axis.field).link : axis.key
}

/** How many runs a sweep over these axes has. */
export function runCount(axes: readonly Axis[]): number {
  return axes.reduce((count, axis) => count * axisValues(axis).length, axes.length === 0 ? 0 : 1)
}

/** Why a sweep over these axes cannot be run, in a sentence; null where it can. */
export function sweepProblem(axes: readonly Axis[]): string | null {
  const empty = axes.find((axis) => axisValues(axis).length === 0)
  if (empty !== undefined) return `${axisName(empty)} needs at least one value.`
  if (new Set(axes.map(axisKey)).size < axes.length)
    return 'Both settings are the same: choose two different ones.'
  const count = runCount(axes)
  if (count < FEWEST_RUNS) return 'This is a single run: a sweep needs at least two values.'
  return count > MOST_RUNS
    ? `These are ${thousands(count)} runs; a sweep may have ${MOST_RUNS}. Leave values out.`
    : null
}

/** Every combination of a plan, the base's other settings kept. */
export function combinationsOf(base: RunConfig, { axes, steps, common }: SweepPlan): Combination[] {
  const start: Combination = { values: [], config: { ...base, ...common, steps, epochs: 0 } }
  return axes.reduce<Combination[]>(
    (combinations, axis) =>
      combinations.flatMap((each) =>
        axisValues(axis).map((value) => ({
          values: [...each.values, value],
          config: withValue(each.config, axis, value),
        })),
      ),
    [start],
  )
}

function withValue(config: RunConfig, axis: Axis, value: AxisValue): RunConfig {
  return 'field' in axis
    ? withField(config, axis.field, value)
    : { ...config, ...variantOf(axis, value)?.patch }
}

const variantOf = ({ variants }: VariantAxis, value: AxisValue) =>
  variants.find(({ text }) => text === value)

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
  return axes.filter((axis) => {
    if (!('field' in axis)) return false
    const { applies } = fieldOf(axis.field)
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
export function axisName(axis: Pick<FieldAxis, 'field'> | Pick<VariantAxis, 'label'>): string {
  return 'field' in axis ? (NAMES[axis.field] ?? fieldOf(axis.field).label) : axis.label
}

/** A value of an axis in words. */
export function axisText(axis: Axis, value: AxisValue): string {
  return 'field' in axis ? formatValue(fieldOf(axis.field), value) : String(value)
}

/** What a value of an axis says of itself, where it does. */
export function axisHelp(axis: Axis, value: AxisValue): string | undefined {
  if (!('field' in axis)) return variantOf(axis, value)?.about
  const row = fieldOf(axis.field)
  return row.kind === 'choice' ? row.options.find((each) => each.value === value)?.help : undefined
}
