import { numberProblem, type NumberRule } from '../../domain/field'
import type { Typed } from '../../ui/useTyped'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+$/

/** The number a text says, or NaN: 1e-7, 1,000, 0,5 and 16 pairs (with that unit) are numbers. */
export function numberOf(text: string, unit = ''): number {
  const bare = text.trim().replace(/\u2212/g, '-')
  const digits = unit && bare.endsWith(unit) ? bare.slice(0, -unit.length).trim() : bare
  const plain = THOUSANDS.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.')
  return NUMBER.test(plain) ? Number(plain) : NaN
}

/** What a text sets a number to, or why it cannot; the word for zero counts as 0. */
export function readNumber(
  rule: NumberRule & { readonly unit?: string },
  text: string,
): Typed<number> {
  const isZero = rule.zero !== undefined && text.trim().toLowerCase() === rule.zero
  const value = isZero ? 0 : numberOf(text, rule.unit)
  const problem = numberProblem(rule, value)
  return problem === null ? { value } : { problem }
}

/** A number as a person would type it; read back it is the same number. */
export function typedNumber(rule: { readonly zero?: string }, value: number): string {
  if (value === 0) return rule.zero ?? '0'
  return Math.abs(value) < 1e-3 ? value.toExponential() : String(value)
}
