import { expect, test } from 'vitest'
import { createDraws } from './draws'

const NAMES = ['one', 'two'] as const
const many = (of: (place: number) => number) => Array.from({ length: 2000 }, (_, i) => of(i))
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
const at = (place: number) => createDraws(NAMES, 1, 'photos', place)

test('a draw is the same whenever it is asked for, and another one under another name', () => {
  const draws = at(3)
  expect(draws.between('one', 0, 1)).toBe(draws.between('one', 0, 1))
  expect(draws.between('one', 0, 1)).not.toBe(draws.between('two', 0, 1))
  expect(at(4).between('one', 0, 1)).not.toBe(draws.between('one', 0, 1))
})

test('a name more at the end changes no draw before it', () => {
  const longer = createDraws([...NAMES, 'three'], 1, 'photos', 3)
  expect(longer.between('two', 0, 1)).toBe(at(3).between('two', 0, 1))
})

test('numbers, items and chances are drawn evenly', () => {
  const numbers = many((place) => at(place).between('one', -2, 4))
  expect([Math.min(...numbers) >= -2, Math.max(...numbers) < 4]).toEqual([true, true])
  expect(mean(numbers)).toBeCloseTo(1, 0)
  const items = many((place) => at(place).of('one', [0, 1, 2, 3]))
  expect([0, 1, 2, 3].map((item) => items.filter((each) => each === item).length / 2000)).toEqual(
    [0, 1, 2, 3].map(() => expect.closeTo(0.25, 1)),
  )
  expect(mean(many((place) => Number(at(place).chance('two', 0.2))))).toBeCloseTo(0.2, 1)
})
