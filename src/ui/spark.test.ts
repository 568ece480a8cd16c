import { expect, it } from 'vitest'
import { sparkPath, sparkTop } from './spark'

const box = { width: 100, height: 10, xMax: 10, yMax: 2 }

it('draws from the left, 0 at the bottom', () => {
  expect(sparkPath({ xs: [0, 5, 10], ys: [2, 1, 0] }, box)).toBe('M0.0 0.0L50.0 5.0L100.0 10.0')
})

it('takes places for x where there are none: 1, 2, 3', () => {
  expect(sparkPath({ ys: [2, 1] }, box)).toBe('M10.0 0.0L20.0 5.0')
})

it('leaves out what is not finite', () => {
  expect(sparkPath({ xs: [0, 5, 10], ys: [2, NaN, Infinity] }, box)).toBe('M0.0 0.0')
  expect(sparkPath({ xs: [], ys: [] }, box)).toBe('')
})

it('thins out a long series and keeps its last point', () => {
  const xs = Array.from({ length: 1001 }, (_, i) => i / 100)
  const points = sparkPath({ xs, ys: xs.map(() => 1) }, box).split('L')
  expect(points.length).toBeLessThanOrEqual(120)
  expect(points.at(-1)).toBe('100.0 5.0')
})

it('is as high as the largest finite value of all series', () => {
  expect(
    sparkTop([
      { xs: [1, 2], ys: [0.5, NaN] },
      { xs: [1, 2], ys: [0.75, Infinity] },
    ]),
  ).toBe(0.75)
  expect(sparkTop([{ xs: [1], ys: [0] }])).toBe(1)
})
