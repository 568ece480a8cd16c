import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Convention } from '../settings'
import { takenForSame, type PairOutputs } from './pairOutputs'
import { rank } from './ranking'

const judged = (outputs: readonly number[], same: readonly number[]): PairOutputs => ({
  outputs: Float32Array.from(outputs),
  same: Uint8Array.from(same),
})
const LARGER = ['same', 'different'] as const
const larger = fc.constantFrom(...LARGER)

/** Pairs of both kinds, with many ties; outputs are quarters, so that sums stay exact. */
const pairs = fc
  .array(
    fc.record({
      output: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
      same: fc.constantFrom(0, 1),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .filter((all) => new Set(all.map(({ same }) => same)).size === 2)
  .map((all) =>
    judged(
      all.map(({ output }) => output),
      all.map(({ same }) => same),
    ),
  )
const mapped = (
  { outputs, same }: PairOutputs,
  change: (output: number) => number,
): PairOutputs => ({
  outputs: outputs.map(change),
  same,
})

/** Over every same and every different pair: does the same pair lie nearer? Ties count ½. */
function naiveAuc({ outputs, same }: PairOutputs, larger: Convention): number {
  let [won, all] = [0, 0]
  outputs.forEach((one, i) =>
    outputs.forEach((two, j) => {
      if (same[i] !== 1 || same[j] !== 0) return
      all++
      if (one === two) won += 0.5
      else if (one > two === (larger === 'same')) won++
    }),
  )
  return won / all
}

function accuracyAt({ outputs, same }: PairOutputs, threshold: number, larger: Convention): number {
  const right = [...outputs].filter(
    (output, i) => takenForSame(output, threshold, larger) === (same[i] === 1),
  )
  return right.length / outputs.length
}

/** FAR and FRR at a threshold, counted. */
function rates({ outputs, same }: PairOutputs, threshold: number, larger: Convention) {
  const wrong = (kind: 0 | 1) => {
    const own = [...outputs].filter((_, i) => same[i] === kind)
    return (
      own.filter((output) => takenForSame(output, threshold, larger) !== (kind === 1)).length /
      own.length
    )
  }
  return { far: wrong(0), frr: wrong(1) }
}

/** Thresholds that part the outputs in every way there is. */
const everyThreshold = ({ outputs }: PairOutputs) =>
  [-Infinity, Infinity, ...outputs].flatMap((t) => [t, t + 0.125])

describe('AUC', () => {
  test('equals a naive loop over every same and every different pair', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        expect(rank(pairs, larger).auc).toBeCloseTo(naiveAuc(pairs, larger), 12)
      }),
    )
  })

  test('is left alone by whatever keeps the order', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        const { auc, eer, bestAccuracy } = rank(pairs, larger)
        const transformed = rank(
          mapped(pairs, (output) => output ** 3 + 5),
          larger,
        )
        expect(transformed).toMatchObject({ auc, eer, bestAccuracy })
      }),
    )
  })

  test('and EER turn round with the outputs, with the labels, and with the direction', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        const { auc, eer } = rank(pairs, larger)
        const other = larger === 'same' ? 'different' : 'same'
        const turned = [
          rank(
            mapped(pairs, (output) => -output),
            larger,
          ),
          rank({ ...pairs, same: pairs.same.map((bit) => 1 - bit) }, larger),
          rank(pairs, other),
        ]
        for (const each of turned) {
          expect(each.auc).toBeCloseTo(1 - auc, 12)
          expect(each.eer).toBeCloseTo(1 - eer, 12)
        }
      }),
    )
  })
})

describe('the best threshold', () => {
  test('has the accuracy it is said to have, and none has more', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        const { bestAccuracy, bestThreshold } = rank(pairs, larger)
        expect(accuracyAt(pairs, bestThreshold, larger)).toBe(bestAccuracy)
        for (const threshold of everyThreshold(pairs))
          expect(accuracyAt(pairs, threshold, larger)).toBeLessThanOrEqual(bestAccuracy)
      }),
    )
  })

  test('lies halfway between the outputs it parts', () => {
    const outputs = [0.25, 0.5, 1, 2]
    expect(rank(judged(outputs, [1, 1, 0, 0]), 'different').bestThreshold).toBe(0.75)
    expect(rank(judged(outputs, [0, 0, 1, 1]), 'same').bestThreshold).toBe(0.75)
  })

  test('parts even neighbouring floats', () => {
    const [low, high] = [1, 1 + 2 ** -23]
    for (const larger of LARGER) {
      const nearIsLow = larger === 'different'
      const { bestThreshold } = rank(judged([low, high], nearIsLow ? [1, 0] : [0, 1]), larger)
      expect(takenForSame(low, bestThreshold, larger)).toBe(nearIsLow)
      expect(takenForSame(high, bestThreshold, larger)).toBe(!nearIsLow)
    }
  })
})

describe('EER', () => {
  test('lies where FAR and FRR cross: no threshold has both below it, nor both above', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        const { eer } = rank(pairs, larger)
        for (const threshold of everyThreshold(pairs)) {
          const { far, frr } = rates(pairs, threshold, larger)
          // Rates are of few pairs, so an honest difference is far above rounding.
          expect(Math.max(far, frr)).toBeGreaterThanOrEqual(eer - 1e-9)
          expect(Math.min(far, frr)).toBeLessThanOrEqual(eer + 1e-9)
        }
      }),
    )
  })

  test('is the rate itself where a threshold has FAR = FRR', () => {
    // Below 3: three of four same pairs, one of four different ones.
    const pairs = judged([1, 2, 2.5, 4, 2, 5, 6, 7], [1, 1, 1, 1, 0, 0, 0, 0])
    expect(rank(pairs, 'different').eer).toBe(0.25)
  })
})

describe('scikit-learn 1.9.1', () => {
  // roc_auc_score; EER from roc_curve(drop_intermediate=False) by numpy.interp on a fine grid;
  // accuracy_score at each threshold of roc_curve.
  test('agrees on distances with ties', () => {
    const distances = [0.1, 0.3, 0.3, 0.4, 0.4, 0.4, 0.5, 0.6, 0.7, 0.7, 0.9, 1.1]
    const found = rank(judged(distances, [1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), 'different')
    expect(found.auc).toBeCloseTo(0.7222222222222222, 12)
    expect(found.eer).toBeCloseTo(0.3333335, 6)
    expect(found.bestAccuracy).toBeCloseTo(0.6666666666666666, 12)
    expect(found.bestThreshold).toBeCloseTo(0.45, 6)
  })

  test('agrees on probabilities, with the EER between two thresholds', () => {
    const probabilities = [0.9, 0.8, 0.35, 0.6, 0.55, 0.55, 0.2, 0.4]
    const found = rank(judged(probabilities, [1, 1, 1, 0, 1, 0, 0, 0]), 'same')
    expect(found).toMatchObject({ auc: 0.71875, eer: 0.375, bestAccuracy: 0.75 })
    expect(found.bestThreshold).toBeCloseTo(0.7, 6)
  })
})

describe('a ranking', () => {
  test('of a perfect order, and of the same upside down', () => {
    const perfect = judged([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0])
    expect(rank(perfect, 'different')).toMatchObject({ auc: 1, eer: 0, bestAccuracy: 1 })
    expect(rank(perfect, 'same')).toMatchObject({ auc: 0, eer: 1, bestAccuracy: 0.5 })
  })

  test('of outputs that are all equal is a coin’s', () => {
    for (const larger of LARGER)
      expect(rank(judged([2, 2, 2, 2], [1, 0, 1, 0]), larger)).toMatchObject({
        auc: 0.5,
        eer: 0.5,
        bestAccuracy: 0.5,
      })
  })

  test('of one kind of pair has an accuracy, but neither AUC nor EER', () => {
    for (const larger of LARGER)
      for (const kind of [0, 1])
        expect(rank(judged([1, 2, 3], [kind, kind, kind]), larger)).toMatchObject({
          auc: NaN,
          eer: NaN,
          bestAccuracy: 1,
        })
  })

  test('with an output that is not finite, or of none at all, is unknown', () => {
    const unknown = { auc: NaN, eer: NaN, bestAccuracy: NaN, bestThreshold: NaN }
    for (const value of [NaN, Infinity, -Infinity])
      expect(rank(judged([1, value], [1, 0]), 'same')).toEqual(unknown)
    expect(rank(judged([], []), 'same')).toEqual(unknown)
  })
})
