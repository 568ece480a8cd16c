import { describe, expect, it } from 'vitest'
import { FIELDS } from '../../domain/fields'
import { positionOf, sliderSteps, valueAt } from './sliderScale'

const RANGES = FIELDS.flatMap((field) =>
  field.kind === 'number' && field.scale ? [{ ...field, scale: field.scale }] : [],
)
const positions = (range: (typeof RANGES)[number]) =>
  Array.from({ length: sliderSteps(range) + 1 }, (_, position) => position)

it('the table has a slider of each scale', () => {
  expect(new Set(RANGES.map(({ scale }) => scale))).toEqual(new Set(['linear', 'log']))
})

describe.each(RANGES)('the slider of $label', (range) => {
  it('runs from the smallest value to the largest', () => {
    expect(valueAt(range, 0)).toBe(range.min)
    expect(valueAt(range, sliderSteps(range))).toBe(range.max)
  })

  it('goes up with every position, and finds each again', () => {
    const values = positions(range).map((position) => valueAt(range, position))
    for (const [position, value] of values.entries()) {
      expect(positionOf(range, value)).toBe(position)
      if (position > 0) expect(value).toBeGreaterThan(values[position - 1]!)
    }
  })

  it('gives values of at most two digits', () => {
    for (const position of positions(range))
      expect(valueAt(range, position)).toBe(Number(valueAt(range, position).toPrecision(2)))
  })

  it('stands at an end for a value beyond it', () => {
    expect(positionOf(range, range.min / 10)).toBe(0)
    expect(positionOf(range, range.max * 10)).toBe(sliderSteps(range))
  })
})

it('a log slider has the powers of ten, with equal ways between them', () => {
  const range = { min: 1e-6, max: 1, scale: 'log' } as const
  expect([1e-6, 1e-5, 1e-3, 1].map((value) => positionOf(range, value))).toEqual([0, 20, 60, 120])
  expect(valueAt(range, 60)).toBe(0.001)
})

it('a linear slider steps by a power of ten', () => {
  const range = { min: 0.1, max: 5, scale: 'linear' } as const
  expect(valueAt(range, 9)).toBe(1)
  expect(valueAt(range, 10)).toBe(1.1)
})
