/**
 * A sweep while a person puts it together: texts and ticks, valid or not. A plan follows from it,
 * or what is wrong with it.
 */
import type { ConfigPatch, RunConfig } from '../../domain/config'
import { numberProblem, type NumberRule } from '../../domain/field'
import {
  AXIS_FIELDS,
  sweepProblem,
  type Axis,
  type AxisField,
  type AxisValue,
  type SweepPlan,
} from '../../domain/sweep'
import type { SweepPreset } from '../../domain/sweepPresets'
import { readValues, suggestedValues, typedValues } from '../../domain/sweepValues'

export interface AxisDraft {
  readonly field: AxisField
  /** Of a choice, the options ticked. */
  readonly ticked: readonly AxisValue[]
  /** Of a number, the values as typed. */
  readonly text: string
}

export interface Draft {
  /** Null for settings of one's own. */
  readonly preset: string | null
  readonly axes: readonly AxisDraft[]
  readonly steps: string
  readonly common: ConfigPatch
}

/** Why an axis cannot be read, and the nearest text that can. */
export interface AxisProblem {
  readonly problem: string
  readonly nearest?: string
}

/** The problem is null where the axis at fault says it itself. */
export type DraftPlan = { readonly plan: SweepPlan } | { readonly problem: string | null }

const STEPS: NumberRule = { label: 'Steps', min: 1, max: 10_000, integer: true }

export function axisField(id: string): AxisField {
  const field = AXIS_FIELDS.find((each) => each.id === id)
  if (field === undefined) throw new Error(`internal: ${id} cannot be swept`)
  return field
}

const axisDraft = (field: AxisField, values: readonly AxisValue[]): AxisDraft => ({
  field,
  ticked: values,
  text: field.kind === 'number' ? typedValues(field, values.map(Number)) : '',
})

export function presetDraft({ id, axes, steps, common }: SweepPreset): Draft {
  return {
    preset: id,
    axes: axes.map((axis) => axisDraft(axisField(axis.field), axis.values)),
    steps: String(steps),
    common,
  }
}

/** One or two settings to choose; those of a draft stay, where they are no more. */
export function ownDraft({ axes, steps }: Draft, base: RunConfig): Draft {
  const kept = axes.length > 2 ? [suggestedDraft('learningRate', base)] : axes
  return { preset: null, axes: kept, steps, common: {} }
}

/** An axis over this field, with values worth trying. */
export function suggestedDraft(id: string, base: RunConfig): AxisDraft {
  const field = axisField(id)
  return axisDraft(field, suggestedValues(field, base))
}

/** What an axis reads as: its values, or why it cannot be read. */
export function readAxis({ field, ticked, text }: AxisDraft): Axis | AxisProblem {
  if (field.kind === 'choice') {
    const values = field.options.map(({ value }) => value).filter((value) => ticked.includes(value))
    return { field: field.id, values }
  }
  const read = readValues(field, text)
  return 'values' in read ? { field: field.id, values: read.values } : read
}

export function readDraft(draft: Draft): DraftPlan {
  const read = draft.axes.map(readAxis)
  if (read.some((axis) => 'problem' in axis)) return { problem: null }
  const axes = seedsDown(read.filter((axis) => 'values' in axis))
  const steps = Number(draft.steps)
  const problem = sweepProblem(axes) ?? numberProblem(STEPS, draft.steps.trim() ? steps : NaN)
  return problem === null ? { plan: { axes, steps, common: draft.common } } : { problem }
}

/** Seeds go down, so that the outcomes over them are counted at the foot. */
const seedsDown = (axes: readonly Axis[]) =>
  axes.toSorted((a, b) => Number(b.field === 'seed') - Number(a.field === 'seed'))
