/** The values of a number's axis: what is suggested, and what a person types. */
import type { FieldId, RunConfig } from './config'
import { nearestNumber, numberProblem, type NumberField } from './field'
import type { PhotoSet } from './photoSet'
import type { AxisField, AxisValue } from './sweep'

export type TypedValues =
  | { readonly values: readonly number[] }
  /** @property nearest the nearest text that can be read, where there is one */
  | { readonly problem: string; readonly nearest?: string }

/** Of the settings that are no choice's own; the others say it themselves. */
const SUGGESTIONS: Readonly<Partial<Record<FieldId, readonly number[]>>> = {
  size: [28, 36, 64],
  l2: [0, 1e-4, 0.01],
  learningRate: [1e-4, 1e-3, 0.01],
  clip: [0, 0.1, 1],
  batch: [8, 32, 128],
  heldOutPercent: [20, 40],
  calibratePercent: [30, 50],
  fold: [1, 2, 3, 4, 5],
  seed: [1, 2, 3, 4, 5],
}

/**
 * What an axis over this field begins with: every option, or numbers worth trying.
 * @param set the set of photos that the base is on; its folds are worth trying, all of them
 */
export function suggestedValues(
  field: AxisField,
  base: RunConfig,
  set: PhotoSet | null,
): readonly AxisValue[] {
  if (field.kind === 'choice') return field.options.map(({ value }) => value)
  const folds = set?.list?.folds.length ?? 0
  if (field.id === 'fold' && folds > 0) return Array.from({ length: folds }, (_, i) => i + 1)
  return field.worthTrying ?? SUGGESTIONS[field.id] ?? [base[field.id] as number]
}

/** Values as a person would type them; read back they are the same. */
export function typedValues(field: NumberField, values: readonly number[]): string {
  return values.map((value) => typedValue(field, value)).join(', ')
}

const typedValue = ({ zero }: NumberField, value: number) => {
  if (value === 0 && zero !== undefined) return zero
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value)
}

/** A range of whole numbers: 1–10, 1-10 or 1..10. */
const RANGE = /^(\d+)\s*(?:-|–|\.\.)\s*(\d+)$/
const LONGEST_RANGE = 100

/**
 * The numbers that a text lists, between commas, semicolons or spaces, each once and in order;
 * of whole numbers also ranges such as 1–10.
 */
export function readValues(field: NumberField, text: string): TypedValues {
  const parts = text
    .replaceAll('−', '-')
    .replace(/\s*(-|–|\.\.)\s+/g, '$1')
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
  const read = parts.map((part) => numbersOf(field, part))
  const odd = read.findIndex((numbers) => numbers.some(Number.isNaN))
  if (odd >= 0) return { problem: `“${parts[odd]}” is not a number.` }
  const values = [...new Set(read.flat())]
  const [problem] = values.flatMap((value) => numberProblem(field, value) ?? [])
  if (problem === undefined) return { values }
  const nearest = new Set(values.map((value) => nearestValue(field, value)))
  return { problem: `${problem}.`, nearest: typedValues(field, [...nearest]) }
}

const nearestValue = (field: NumberField, value: number) =>
  numberProblem(field, value) === null ? value : nearestNumber(field, value)

function numbersOf(field: NumberField, part: string): number[] {
  if (field.zero !== undefined && part.toLowerCase() === field.zero) return [0]
  const [, first, last] = (field.integer && RANGE.exec(part)) || []
  if (first === undefined) return [Number(part)]
  const length = Number(last) - Number(first) + 1
  if (length < 1 || length > LONGEST_RANGE) return [NaN]
  return Array.from({ length }, (_, i) => Number(first) + i)
}
