/**
 * A sweep while a person puts it together: texts and ticks, valid or not. A plan follows from it,
 * or what is wrong with it.
 */
import type { ConfigPatch, RunConfig } from '../domain/config'
import { numberProblem, type NumberRule } from '../domain/field'
import {
  AXIS_FIELDS,
  axisName,
  axisValues,
  sweepProblem,
  type Axis,
  type AxisField,
  type AxisValue,
  type SweepPlan,
  type VariantAxis,
} from '../domain/sweep'
import type { SweepPreset } from '../domain/sweepPresets'
import { readValues, suggestedValues, typedValues } from '../domain/sweepValues'
import { setFor } from './datasets'

export interface FieldDraft {
  readonly field: AxisField
  /** Of a choice, the options ticked. */
  readonly ticked: readonly AxisValue[]
  /** Of a number, the values as typed. */
  readonly text: string
}

export interface VariantDraft {
  readonly of: VariantAxis
  /** Texts of the variants ticked. */
  readonly ticked: readonly AxisValue[]
}

export type AxisDraft = FieldDraft | VariantDraft

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

const fieldDraft = (field: AxisField, values: readonly AxisValue[]): FieldDraft => ({
  field,
  ticked: values,
  text: field.kind === 'number' ? typedValues(field, values.map(Number)) : '',
})

export function presetDraft({ id, axes, steps, common }: SweepPreset): Draft {
  return {
    preset: id,
    axes: axes.map((axis) =>
      'field' in axis
        ? fieldDraft(axisField(axis.field), axis.values)
        : { of: axis, ticked: axisValues(axis) },
    ),
    steps: String(steps),
    common,
  }
}

/** One or two settings to choose; those of a draft stay, where they are no more. */
export function ownDraft({ axes, steps }: Draft, base: RunConfig): Draft {
  const stay = axes.length <= 2 && axes.every((axis) => 'field' in axis)
  const kept = stay ? axes : [suggestedDraft('learningRate', base)]
  return { preset: null, axes: kept, steps, common: {} }
}

/** An axis over this field, with values worth trying. */
export function suggestedDraft(id: string, base: RunConfig): FieldDraft {
  const field = axisField(id)
  return fieldDraft(field, suggestedValues(field, base, setFor(base)))
}

/** What the axis is called. */
export function draftName(draft: AxisDraft): string {
  return axisName('of' in draft ? draft.of : { field: draft.field.id })
}

/** What an axis reads as: its values, or why it cannot be read. */
export function readAxis(draft: AxisDraft): Axis | AxisProblem {
  const { ticked } = draft
  if ('of' in draft)
    return { ...draft.of, variants: draft.of.variants.filter(({ text }) => ticked.includes(text)) }
  const { field, text } = draft
  if (field.kind === 'choice') {
    const values = field.options.map(({ value }) => value).filter((value) => ticked.includes(value))
    return { field: field.id, values }
  }
  const read = readValues(field, text)
  return 'values' in read ? { field: field.id, values: read.values } : read
}

export function readDraft(draft: Draft): DraftPlan {
  const read = draft.axes.map(readAxis)
  const axes = seedsDown(read.flatMap((axis) => ('problem' in axis ? [] : axis)))
  if (axes.length < read.length) return { problem: null }
  const steps = Number(draft.steps)
  const problem = sweepProblem(axes) ?? numberProblem(STEPS, draft.steps.trim() ? steps : NaN)
  return problem === null ? { plan: { axes, steps, common: draft.common } } : { problem }
}

/** Seeds and folds go down, so that the outcomes over them are counted at the foot. */
const seedsDown = (axes: readonly Axis[]) =>
  axes.toSorted((a, b) => Number(isCounted(b)) - Number(isCounted(a)))

const isCounted = (axis: Axis) =>
  'field' in axis && (axis.field === 'seed' || axis.field === 'fold')
