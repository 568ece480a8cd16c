import { expect, it } from 'vitest'
import { spread } from './spread'

it('leaves labels that are apart where they are', () => {
  expect(spread([40, 10, 80], 12)).toEqual([40, 10, 80])
  expect(spread([], 12)).toEqual([])
})

it('moves those that touch apart, about where they were and in their order', () => {
  expect(spread([20, 20, 20], 12)).toEqual([8, 20, 32])
  const moved = spread([51, 50, 200], 12)
  expect(moved[0]! - moved[1]!).toBe(12)
})
