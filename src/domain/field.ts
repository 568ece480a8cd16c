/** A row of the config table, and what follows from one: limits, nearest values, words. */
import type { ChoiceKind, LayersKind, NumberKind, SetKind, WeightsKind } from './choices/choice'
import type { FieldId, RunConfig } from './config'
import { thousands } from './thousands'

export type GroupId =
  'data' | 'augmentation' | 'encoder' | 'distance' | 'loss' | 'optimizer' | 'run'

interface FieldBase {
  readonly id: FieldId
  /** The key in the link. */
  readonly link: string
  readonly group: GroupId
  readonly label: string
  readonly help: string
  /** What it does under this configuration, where that differs from one choice to another. */
  readonly helpFor?: (config: RunConfig) => string
  /** Whether it is seldom used, so that its control stands last in its group. */
  readonly rare?: boolean
  /** Whether the field has any effect under this configuration; always where absent. */
  readonly applies?: (config: RunConfig) => boolean
}
export type ChoiceField = FieldBase & ChoiceKind
export type NumberField = FieldBase & NumberKind
/** The layers of the custom encoder. */
export type LayersField = FieldBase & LayersKind
/** The id of a person's own set. */
export type SetField = FieldBase & SetKind
/** The id of weights that a file brought. */
export type WeightsField = FieldBase & WeightsKind
export type Field = ChoiceField | NumberField | LayersField | SetField | WeightsField

/** What a field does under a configuration, in words. */
export const helpOf = (field: Field, config: RunConfig): string =>
  field.helpFor?.(config) ?? field.help

/** What a number is held to; a layer's argument is held to the same. */
export type NumberRule = Pick<NumberField, 'label' | 'min' | 'max' | 'integer' | 'zero'>

/** Why a number cannot be a field's value, in words; null where it can. */
export function numberProblem(field: NumberRule, value: number): string | null {
  if (Number.isNaN(value)) return `${field.label} needs a number`
  if (value === 0 && (field.zero !== undefined || field.min === 0)) return null
  if (value < field.min || value > field.max)
    return `${field.label} goes from ${field.min} to ${field.max}${field.zero && field.min > 0 ? `, or 0 for ${field.zero}` : ''}`
  return field.integer && !Number.isInteger(value) ? `${field.label} is a whole number` : null
}

/** The valid value nearest to a number. */
export function nearestNumber(field: NumberField, value: number): number {
  const inside = Math.min(field.max, Math.max(field.min, value))
  return field.integer ? Math.round(inside) : inside
}

/** A field's value in words: an option's label, a number with its unit. */
export function formatValue(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value)
    case 'number': {
      if (value === 0 && field.zero !== undefined) return field.zero
      const text = formatNumber(Number(value), field.integer)
      return field.unit ? `${text}${field.unit === '°' ? '' : ' '}${field.unit}` : text
    }
    case 'layers':
      return Array.isArray(value) ? `${value.length} layers` : String(value)
    case 'set':
    case 'weights':
      return value === '' ? 'none' : String(value)
    default:
      return field satisfies never
  }
}

function formatNumber(value: number, integer: boolean): string {
  if (integer) return thousands(value)
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value)
}
