import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confusion } from './confusion'
import { takenForSame } from './pairOutputs'
import { anyLarger, anyPairs, anyThreshold, judged } from './testPairs'

describe('a confusion table', () => {
  test('has every pair in the cell that the one rule of judging puts it in', () => {
    fc.assert(
      fc.property(anyPairs, anyThreshold, anyLarger, (pairs, threshold, larger) => {
        const cells = confusion(pairs, threshold, larger)
        const places = Object.values(cells).flat()
        expect(places.toSorted((a, b) => a - b)).toEqual([...pairs.outputs.keys()])
        const right = (pair: number) =>
          takenForSame(pairs.outputs[pair] ?? NaN, threshold, larger) === (pairs.same[pair] === 1)
        expect([...cells.sameAsSame, ...cells.differentAsDifferent].every(right)).toBe(true)
        expect([...cells.sameAsDifferent, ...cells.differentAsSame].some(right)).toBe(false)
        expect(cells.sameAsSame.every((pair) => pairs.same[pair] === 1)).toBe(true)
        expect(cells.differentAsSame.every((pair) => pairs.same[pair] === 0)).toBe(true)
      }),
    )
  })

  test('has the worst first: farthest beyond the threshold if wrong, nearest to it if right', () => {
    const pairs = judged([0.1, 0.4, 0.9, 0.7, 0.2, 0.3, 0.8, 0.6], [1, 1, 1, 1, 0, 0, 0, 0])
    expect(confusion(pairs, 0.5, 'different')).toEqual({
      sameAsSame: [1, 0],
      sameAsDifferent: [2, 3],
      differentAsSame: [4, 5],
      differentAsDifferent: [7, 6],
    })
    expect(confusion(pairs, 0.5, 'same')).toEqual({
      sameAsSame: [3, 2],
      sameAsDifferent: [0, 1],
      differentAsSame: [6, 7],
      differentAsDifferent: [5, 4],
    })
  })

  test('takes NaN for different, before all others', () => {
    const pairs = judged([0.9, NaN, Infinity, NaN, 0.8, NaN], [1, 1, 1, 1, 0, 0])
    for (const larger of ['same', 'different'] as const) {
      const { sameAsDifferent, differentAsDifferent } = confusion(pairs, 0.5, larger)
      expect(sameAsDifferent.slice(0, 2)).toEqual([1, 3])
      expect(differentAsDifferent[0]).toBe(5)
    }
  })

  test('leaves pairs of equal output in their order, and has no pairs of none', () => {
    expect(confusion(judged([1, 1, 1], [1, 1, 1]), 0, 'same').sameAsSame).toEqual([0, 1, 2])
    expect(Object.values(confusion(judged([], []), 0, 'same')).flat()).toEqual([])
  })
})
