import { expect, it } from 'vitest'
import { spansOf } from './spans'

it('reads images that lie near one another at once, and far ones apart', () => {
  expect(spansOf([])).toEqual([])
  expect(spansOf([12, 0, 2, 1, 40])).toEqual([[0, 1, 2], [12], [40]])
  expect(spansOf([0, 9, 18])).toEqual([[0, 9, 18]])
  expect(spansOf([0, 10])).toEqual([[0], [10]])
  const many = Array.from({ length: 300 }, (_, i) => i)
  expect(spansOf(many).map(({ length }) => length)).toEqual([128, 128, 44])
})
