import { expect, it } from 'vitest'
import { familyOf, parentIn, proportionalBytes } from './memory'

it('finds all that a process started, and nothing else', () => {
  const parents = new Map([
    [2, 1],
    [3, 2],
    [4, 1],
    [5, 3],
    [6, NaN],
  ])
  expect(familyOf(2, parents)).toEqual([2, 3, 5])
})

it('reads the parent behind a name with brackets and spaces in it', () => {
  expect(parentIn('812 (a) S 7 (b c)) S 41 812 812 0 -1')).toBe(41)
  expect(parentIn('')).toBeNaN()
})

it('takes the proportional size alone, in bytes', () => {
  const rollup =
    '55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 900 kB\nPss:      12 kB\nPss_Dirty: 5 kB\n'
  expect(proportionalBytes(rollup)).toBe(12 * 1024)
  expect(proportionalBytes('')).toBe(0)
})
