import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { numberProblem, type NumberField } from './field'
import { fieldOf } from './fields'
import { AXIS_FIELDS } from './sweep'
import { listOf, photosOf } from './testPhotos'
import { readValues, suggestedValues, typedValues } from './sweepValues'

function row(id: 'seed' | 'learningRate' | 'epsilon' | 'margin' | 'batch'): NumberField {
  const field = fieldOf(id)
  if (field.kind !== 'number') throw new Error(`${id} is no number`)
  return field
}

describe('typed values', () => {
  it.each([
    ['1e-3, 1e-4', [1e-3, 1e-4]],
    ['0.01;0.1', [0.01, 0.1]],
    ['0.01 0.1', [0.01, 0.1]],
    [' 0.1 , 0.1,0.01 ,', [0.1, 0.01]],
    ['1e−3', [1e-3]],
    ['', []],
  ])('of a learning rate: “%s”', (text, values) => {
    expect(readValues(row('learningRate'), text)).toEqual({ values })
  })

  it.each([
    ['1–4', [1, 2, 3, 4]],
    ['1-3, 7', [1, 2, 3, 7]],
    ['8 .. 10', [8, 9, 10]],
    ['1 - 2', [1, 2]],
  ])('of a whole number may be ranges: “%s”', (text, values) => {
    expect(readValues(row('seed'), text)).toEqual({ values })
  })

  it('know the word for zero', () => {
    expect(readValues(row('epsilon'), 'none, 1e-7')).toEqual({ values: [0, 1e-7] })
  })

  it.each([
    ['learningRate', 'fast', '“fast” is not a number.'],
    ['learningRate', '0.1, 1–3', '“1–3” is not a number.'],
    ['seed', '5-1', '“5-1” is not a number.'],
    ['seed', '1-1000', '“1-1000” is not a number.'],
  ] as const)('of %s cannot be “%s”', (id, text, problem) => {
    expect(readValues(row(id), text)).toEqual({ problem })
  })

  it('outside the limits come with the nearest inside', () => {
    expect(readValues(row('margin'), '1, 99999')).toEqual({
      problem: 'Margin goes from -1 to 10000.',
      nearest: '1, 10000',
    })
    expect(readValues(row('batch'), '2.6, 1, 2')).toEqual({
      problem: 'Batch is a whole number.',
      nearest: '3, 2',
    })
  })

  it('are read back as they were written', () => {
    const numbers = fc.uniqueArray(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, (values) => {
        const field = row('learningRate')
        expect(readValues(field, typedValues(field, values))).toEqual({ values })
      }),
    )
  })
})

it('suggests at least two valid values for every setting that can be swept', () => {
  for (const field of AXIS_FIELDS) {
    const values = suggestedValues(field, DEFAULT_CONFIG, null)
    expect(values.length, field.id).toBeGreaterThan(1)
    if (field.kind === 'number')
      for (const value of values) expect(numberProblem(field, Number(value))).toBeNull()
  }
})

it('suggests every fold that the list of the base’s photos has', () => {
  const list = listOf([[0, 1, 1, 0]], ['1', '2', '3'])
  const fold = AXIS_FIELDS.find(({ id }) => id === 'fold') ?? expect.fail()
  expect(suggestedValues(fold, DEFAULT_CONFIG, photosOf([0, 0], undefined, list))).toEqual([
    1, 2, 3,
  ])
})
