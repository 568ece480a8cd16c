import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../config'
import { OPTIMIZERS, type OptimizerId } from '../optimizers'
import { moved, namesIn, slotNames, type Arithmetic, type UpdateRule } from './rule'
import { CHOSEN, UNCHOSEN } from './testFormulas'

const NUMBERS: Arithmetic<number> = {
  square: (x) => x * x,
  sqrt: Math.sqrt,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
}

describe('an update rule', () => {
  it.each([...CHOSEN, ...UNCHOSEN])(
    '$name comes to its formula',
    ({ rule, constants, formula }) => {
      const number = fc.double({ min: -10, max: 10, noNaN: true })
      const slots = fc.array(fc.double({ min: 1e-3, max: 10, noNaN: true }), {
        minLength: slotNames(rule).length,
        maxLength: slotNames(rule).length,
      })
      fc.assert(
        fc.property(number, number, slots, (weight, gradient, before) => {
          const after = moved(rule, { weight, gradient, slots: before, constants }, NUMBERS)
          const expected = formula(weight, gradient, before)
          const found = [after.weight, ...after.slots]
          expect(found).toHaveLength(expected.length)
          found.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 9))
        }),
      )
    },
  )

  it('says which name is not there yet', () => {
    const rule: UpdateRule = { slots: { a: "b'", b: 'gradient' }, weight: 'weight' }
    const given = { weight: 1, gradient: 2, slots: [3, 4], constants: {} }
    expect(() => moved(rule, given, NUMBERS)).toThrow("internal: there is no b' yet")
  })
})

describe.each(Object.keys(OPTIMIZERS) as OptimizerId[])('the choice %s', (id) => {
  const { rule, constants } = OPTIMIZERS[id]
  const slots = slotNames(rule)

  test('has constants that are numbers in any step, all of them used', () => {
    const used = [...Object.values<UpdateRule['weight']>(rule.slots), rule.weight].flatMap(namesIn)
    for (const step of [1, 2, 1_000_000]) {
      const given = constants(DEFAULT_CONFIG, step)
      for (const [name, value] of Object.entries(given)) {
        expect(value, name).toSatisfy(Number.isFinite)
        expect(used).toContain(name)
      }
    }
  })

  test('calls each thing by a name of its own, an identifier', () => {
    const all = ['weight', 'gradient', ...slots, ...Object.keys(constants(DEFAULT_CONFIG, 1))]
    expect(new Set(all).size).toBe(all.length)
    for (const name of all) expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/)
  })
})
