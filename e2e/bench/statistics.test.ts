import { describe, expect, it, test } from 'vitest'
import { expectedMs, median, warmSteps } from './statistics'

describe('a median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 100])).toBe(9)
    expect(median([10, 9, 1, 100])).toBe(9.5)
    expect(median([7])).toBe(7)
  })

  it('of nothing is not a number', () => expect(median([])).toBeNaN())

  it('leaves its argument alone', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

test('the first quarter of the steps, one at least, is warm-up', () => {
  expect(warmSteps([9, 1, 2])).toEqual([1, 2])
  expect(warmSteps([9, 8, 1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6])
})

test('a step is expected at the best rate seen', () => {
  expect(expectedMs([], 100)).toBeUndefined()
  const known = [
    { flops: 10, ms: 50 },
    { flops: 20, ms: 40 },
  ]
  expect(expectedMs(known, 100)).toBe(200)
})
