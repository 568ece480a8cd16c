import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accuracyAt } from './accuracyAt'
import { confusion } from './confusion'
import { rank } from './ranking'
import { anyLarger, anyPairs, anyThreshold } from './testPairs'

describe('accuracy at a threshold', () => {
  test('is the share of the confusion table’s right cells', () => {
    fc.assert(
      fc.property(anyPairs, anyThreshold, anyLarger, (pairs, threshold, larger) => {
        const cells = confusion(pairs, threshold, larger)
        const right = cells.sameAsSame.length + cells.differentAsDifferent.length
        expect(accuracyAt(pairs, threshold, larger)).toBe(right / pairs.same.length)
      }),
    )
  })

  test('at the best threshold is the best accuracy', () => {
    fc.assert(
      fc.property(anyPairs, anyLarger, (pairs, larger) => {
        const { bestAccuracy, bestThreshold } = rank(pairs, larger)
        if (!Number.isNaN(bestAccuracy))
          expect(accuracyAt(pairs, bestThreshold, larger)).toBe(bestAccuracy)
      }),
    )
  })
})
