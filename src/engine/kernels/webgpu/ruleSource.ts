/**
 * An optimiser's rule as WGSL. What belongs to a weight is read from buffers, one for each name;
 * constants are uniforms. Only what stands in the text is read, so the text tells a shader from all
 * others.
 */
import {
  evaluate,
  namesIn,
  slotNames,
  type Arithmetic,
  type Expression,
  type UpdateRule,
} from '../../../domain/choices/optimizers/rule'
import { MOST_INPUTS, typeOf, type Width } from './program'

interface Read {
  /** As the rule calls it. */
  readonly name: string
  /** As the text does. */
  readonly as: string
}

export interface RuleSource {
  /** Local values, at one place of their buffers each. */
  readonly values: readonly Read[]
  /** Uniforms. */
  readonly constants: readonly Read[]
  readonly text: string
}

/** @param width values that are computed at a time */
export function sourceOf(rule: UpdateRule, expression: Expression, width: Width): RuleSource {
  const values = valuesIn(rule, expression)
  const constants = namesIn(expression)
    .filter((name) => values.every((value) => value.name !== name))
    .map((name) => ({ name, as: `constant_${name}` }))
  const texts = new Map([
    ...values.map(({ name, as }) => [name, as] as const),
    ...constants.map(({ name, as }) => [name, `uniforms.${as}`] as const),
  ])
  const text = evaluate(expression, (name) => texts.get(name)!, arithmetic(typeOf(width)))
  return { values, constants, text }
}

/** Whether what an expression reads fits one dispatch, for each expression of the rule. */
export const fits = (rule: UpdateRule): boolean =>
  [...Object.values(rule.slots), rule.weight].every(
    (expression) => valuesIn(rule, expression).length <= MOST_INPUTS,
  )

function valuesIn(rule: UpdateRule, expression: Expression): readonly Read[] {
  const slots = slotNames(rule)
  const all = new Map([
    ['gradient', 'gradient'],
    ['weight', 'weight'],
    ...slots.map((slot) => [slot, `before_${slot}`] as const),
    ...slots.map((slot) => [`${slot}'`, `after_${slot}`] as const),
  ])
  return namesIn(expression).flatMap((name) => {
    const as = all.get(name)
    return as === undefined ? [] : [{ name, as }]
  })
}

const arithmetic = (type: string): Arithmetic<string> => ({
  square: (x) => `(${x} * ${x})`,
  sqrt: (x) => `sqrt(${x})`,
  add: (a, b) => `(${a} + ${b})`,
  sub: (a, b) => `(${a} - ${b})`,
  mul: (a, b) => `(${a} * ${b})`,
  div: (a, b) => `(${a} / ${b})`,
  // Unlike the others it takes no scalar beside a vector.
  max: (a, b) => `max(${type}(${a}), ${type}(${b}))`,
})
