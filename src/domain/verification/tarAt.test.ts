import { describe, expect, test } from 'vitest'
import { rocCurve } from './roc'
import { tarAt } from './tarAt'
import { judged } from './testPairs'

describe('TAR at FAR', () => {
  const points = rocCurve(judged([1, 2, 3, 4, 5, 6], [1, 0, 1, 1, 0, 1]), 'different')

  test('is the largest whose FAR is allowed, at the first threshold that has it', () => {
    expect(tarAt(points, 0.4)).toEqual({ tar: 0.25, threshold: 1.5, resolvable: false })
    expect(tarAt(points, 0.5)).toEqual({ tar: 0.75, threshold: 4.5, resolvable: true })
    expect(tarAt(points, 1)).toEqual({ tar: 1, threshold: Infinity, resolvable: true })
  })

  test('says that a hundred different pairs are too few for 1 in 1,000, and enough for 1 in 100', () => {
    const outputs = Array.from({ length: 101 }, (_, i) => i)
    const points = rocCurve(judged(outputs, [1, ...outputs.slice(1).fill(0)]), 'different')
    expect(tarAt(points, 0.01)).toMatchObject({ tar: 1, resolvable: true })
    expect(tarAt(points, 0.001)).toMatchObject({ tar: 1, resolvable: false })
  })

  test('of pairs of one kind, or of none, is unknown', () => {
    const unknown = { tar: NaN, threshold: NaN, resolvable: false }
    for (const kind of [0, 1])
      expect(tarAt(rocCurve(judged([1, 2], [kind, kind]), 'same'), 0.01)).toEqual(unknown)
    expect(tarAt([], 0.01)).toEqual(unknown)
  })
})
