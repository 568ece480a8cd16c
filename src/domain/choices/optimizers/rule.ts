/**
 * An optimiser's update rule as data: what becomes of a weight and of its slots in a step, as
 * expressions over the numbers that belong to one weight. Whoever computes it brings the arithmetic:
 * over tensors, over numbers, or over the text of a shader.
 */

type Unary = 'square' | 'sqrt'
type Binary = 'add' | 'sub' | 'mul' | 'div' | 'max'

/** A number by its name, or what is made of others: `['sub', 'a', 'b']` is a − b. */
export type Expression<Name extends string = string> =
  Name | readonly [Unary, Expression<Name>] | readonly [Binary, Expression<Name>, Expression<Name>]

/** What an expression may name: `m` is a slot m before the step, `m'` the same after it. */
type Known<Slot extends string, Constant extends string> = 'gradient' | Slot | `${Slot}'` | Constant

/**
 * Slots are numbers that a weight keeps from step to step, 0 before the first. They move in their
 * order: of the slots after the step one may name those that stand before it. Names are identifiers
 * (letters and digits), each of one thing.
 */
export interface UpdateRule<Slot extends string = string, Constant extends string = string> {
  /** Each slot after the step. */
  readonly slots: { readonly [S in Slot]: Expression<Known<Slot, Constant>> }
  /** The weight after the step. */
  readonly weight: Expression<Known<Slot, Constant> | 'weight'>
}

/** The constants of a step by name. */
export type Constants<Name extends string = string> = { readonly [N in Name]: number }

export const slotNames = (rule: UpdateRule): readonly string[] => Object.keys(rule.slots)

export type Arithmetic<T> = { readonly [U in Unary]: (x: T) => T } & {
  readonly [B in Binary]: (a: T, b: T) => T
}

/** What an expression comes to. */
export function evaluate<T>(
  expression: Expression,
  valueOf: (name: string) => T,
  arithmetic: Arithmetic<T>,
): T {
  if (typeof expression === 'string') return valueOf(expression)
  const of = (each: Expression) => evaluate(each, valueOf, arithmetic)
  return expression.length === 2
    ? arithmetic[expression[0]](of(expression[1]))
    : arithmetic[expression[0]](of(expression[1]), of(expression[2]))
}

/** The names in an expression, each once, as they come. */
export function namesIn(expression: Expression): readonly string[] {
  if (typeof expression === 'string') return [expression]
  const [, ...parts] = expression
  return [...new Set(parts.flatMap(namesIn))]
}

/** What belongs to a weight, or to all weights at once. */
export interface Given<T> {
  readonly weight: T
  readonly gradient: T
  readonly slots: readonly T[]
  readonly constants: Readonly<Record<string, T>>
}

/** The weight and slots after a step. */
export function moved<T>(
  rule: UpdateRule,
  { slots, constants, ...own }: Given<T>,
  arithmetic: Arithmetic<T>,
): { readonly weight: T; readonly slots: T[] } {
  const names = slotNames(rule)
  const before = names.map((name, i) => [name, slots[i] as T] as const)
  const known = new Map<string, T>([
    ...Object.entries(constants),
    ...Object.entries(own),
    ...before,
  ])
  const valueOf = (name: string) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`internal: there is no ${name} yet`)
    return value
  }
  const after = names.map((name) => {
    const value = evaluate(rule.slots[name] as Expression, valueOf, arithmetic)
    known.set(`${name}'`, value)
    return value
  })
  return { weight: evaluate(rule.weight, valueOf, arithmetic), slots: after }
}
