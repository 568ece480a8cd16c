import { describe, expect, it, test } from 'vitest'
import { adam } from '../../../domain/choices/optimizers/adam'
import { rmsprop } from '../../../domain/choices/optimizers/rmsprop'
import { slotNames, type UpdateRule } from '../../../domain/choices/optimizers/rule'
import { sgd } from '../../../domain/choices/optimizers/sgd'
import { CHOSEN, UNCHOSEN } from '../../../domain/choices/optimizers/testFormulas'
import { fits, sourceOf } from './ruleSource'

/** Of each slot, then of the weight. */
const texts = (rule: UpdateRule) =>
  [...slotNames(rule).map((slot) => rule.slots[slot]!), rule.weight].map(
    (expression) => sourceOf(rule, expression, 4).text,
  )

describe('the shader of a rule', () => {
  test.each([
    [
      'RMSprop',
      rmsprop.rule,
      [
        '((before_v * uniforms.constant_rho) + ((gradient * gradient) * uniforms.constant_gain))',
        '(weight - ((gradient * uniforms.constant_rate) / sqrt((after_v + uniforms.constant_epsilon))))',
      ],
    ],
    [
      'Adam',
      adam.rule,
      [
        '(before_m + ((gradient - before_m) * uniforms.constant_gain1))',
        '(before_v + (((gradient * gradient) - before_v) * uniforms.constant_gain2))',
        '(weight - ((after_m * uniforms.constant_alpha) / (sqrt(after_v) + uniforms.constant_epsilon)))',
      ],
    ],
    [
      'SGD',
      sgd.rule,
      [
        '((before_u * uniforms.constant_momentum) - (gradient * uniforms.constant_rate))',
        '(weight + after_u)',
      ],
    ],
  ])('is the formula of %s, in its order', (_, rule: UpdateRule, expected) => {
    expect(texts(rule)).toEqual(expected)
  })

  it('reads only what its text names', () => {
    const { values, constants } = sourceOf(adam.rule, adam.rule.weight, 1)
    expect(values).toEqual([
      { name: 'weight', as: 'weight' },
      { name: "m'", as: 'after_m' },
      { name: "v'", as: 'after_v' },
    ])
    expect(constants).toEqual([
      { name: 'alpha', as: 'constant_alpha' },
      { name: 'epsilon', as: 'constant_epsilon' },
    ])
  })

  it('makes a constant as wide as what it is compared with', () => {
    const rule: UpdateRule = { slots: {}, weight: ['max', 'weight', 'least'] }
    const text = (width: 1 | 4) => sourceOf(rule, rule.weight, width).text
    expect(text(4)).toBe('max(vec4<f32>(weight), vec4<f32>(uniforms.constant_least))')
    expect(text(1)).toBe('max(f32(weight), f32(uniforms.constant_least))')
  })
})

test('a rule runs where what each of its dispatches reads finds room', () => {
  for (const { rule } of [...CHOSEN, ...UNCHOSEN]) expect(fits(rule)).toBe(true)
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const ruleOf = (slots: readonly string[]): UpdateRule => ({
    slots: Object.fromEntries(slots.map((slot) => [slot, slot])),
    weight: slots.reduce<UpdateRule['weight']>((sum, slot) => ['add', sum, slot], 'weight'),
  })
  expect(fits(ruleOf(names.slice(1)))).toBe(true)
  expect(fits(ruleOf(names))).toBe(false)
})
