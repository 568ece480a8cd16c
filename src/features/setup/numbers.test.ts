import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberField } from '../../domain/field'
import { FIELDS } from '../../domain/fields'
import { numberOf, readNumber, typedNumber } from './numbers'

const NUMBERS = FIELDS.filter((field): field is NumberField => field.kind === 'number')
const field = (id: NumberField['id']) => NUMBERS.find((each) => each.id === id)!

describe('numberOf', () => {
  it.each([
    ['1e-7', 1e-7],
    ['  .5 ', 0.5],
    ['1e−3', 0.001],
    ['1,000', 1000],
    ['1,000,000', 1_000_000],
    ['0,001', 0.001],
    ['1,5', 1.5],
    ['+3.', 3],
  ])('takes %j for %d', (text, value) => {
    expect(numberOf(text)).toBe(value)
  })

  it.each(['', ' ', 'abc', '1e', '0x10', '1 2', 'Infinity', '1.2.3', '1,2,3', '-'])(
    'takes %j for no number',
    (text) => {
      expect(numberOf(text)).toBeNaN()
    },
  )

  it('takes the unit, and no other', () => {
    expect(numberOf('64 px', 'px')).toBe(64)
    expect(numberOf('64px', 'px')).toBe(64)
    expect(numberOf('64 mm', 'px')).toBeNaN()
  })
})

describe('readNumber', () => {
  it('takes the word for zero, in any case', () => {
    expect(readNumber(field('epsilon'), ' None ')).toEqual({ value: 0 })
    expect(readNumber(field('clip'), 'off')).toEqual({ value: 0 })
  })

  it('says what is wrong in the words of the field', () => {
    expect(readNumber(field('learningRate'), 'fast')).toEqual({
      problem: 'Learning rate needs a number',
    })
    expect(readNumber(field('size'), '300')).toEqual({ problem: 'Input side goes from 28 to 224' })
    expect(readNumber(field('batch'), '2.5')).toEqual({ problem: 'Batch is a whole number' })
    expect(readNumber(field('margin'), 'none')).toEqual({ problem: 'Margin needs a number' })
  })
})

it.each(NUMBERS)('what is shown of $label reads back as the same number', (each) => {
  const inside = each.integer
    ? fc.integer({ min: each.min, max: each.max })
    : fc.double({ min: each.min, max: each.max, noNaN: true }).map((value) => value + 0)
  fc.assert(
    fc.property(inside, (value) => {
      expect(readNumber(each, typedNumber(each, value))).toEqual({ value })
    }),
  )
})
