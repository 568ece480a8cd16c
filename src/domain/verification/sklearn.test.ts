/** Number by number against scikit-learn: e2e/sklearn/make_fixtures.py makes the reference. */
import { describe, expect, test } from 'vitest'
import reference from '../../../e2e/sklearn/verification.json'
import type { Convention } from '../settings'
import { accuracyAt } from './accuracyAt'
import { acrossFolds } from './acrossFolds'
import { confusion } from './confusion'
import type { PairOutputs } from './pairOutputs'
import { rank } from './ranking'
import { rocCurve } from './roc'
import { tarAt } from './tarAt'

type Case = (typeof reference.cases)[number]

/** JSON knows neither NaN nor an infinity: they stand as "nan", "inf" and "-inf". */
const read = (value: number | string | undefined): number =>
  typeof value === 'number'
    ? value
    : value === 'inf'
      ? Infinity
      : value === '-inf'
        ? -Infinity
        : NaN

const judgedOf = ({ outputs, scale, same }: Case): PairOutputs => ({
  outputs: Float32Array.from(outputs, (output) => read(output) / scale),
  same: Uint8Array.from(same, Number),
})

const named = reference.cases.map((given) => ({ ...given, larger: given.larger as Convention }))
const kinds = ({ same }: Case) => new Set(same).size
const judgeable = named.filter(({ sklearn }) => sklearn.refused !== true)
const ranked = judgeable.filter((given) => kinds(given) === 2)
const folded = judgeable.filter(({ folds }) => folds !== null)

test('the reference has every kind of case', () => {
  expect([named.length, judgeable.length, ranked.length, folded.length]).toEqual([30, 26, 22, 20])
})

describe.each(ranked)('scikit-learn agrees on “$name”:', (given) => {
  const judged = judgedOf(given)
  const points = rocCurve(judged, given.larger)

  test('each point of the ROC curve', () => {
    expect(points.map(({ same }) => same)).toEqual(given.sklearn.roc?.same)
    expect(points.map(({ different }) => different)).toEqual(given.sklearn.roc?.different)
  })

  test('AUC, EER and the best accuracy', () => {
    const { auc, eer, bestAccuracy } = rank(judged, given.larger)
    expect(auc).toBeCloseTo(read(given.sklearn.auc), 12)
    expect(eer).toBeCloseTo(read(given.sklearn.eer), 12)
    expect(bestAccuracy).toBe(given.sklearn.bestAccuracy)
  })

  test('TAR at FAR, and each is had at the threshold it comes with', () => {
    for (const [far, expected] of Object.entries(given.sklearn.tarAt ?? {})) {
      const { tar, threshold } = tarAt(points, Number(far))
      expect(tar).toBe(expected)
      const cells = confusion(judged, threshold, given.larger)
      const accepted = cells.differentAsSame.length
      expect(cells.sameAsSame.length / (points.at(-1)?.same ?? NaN)).toBe(expected)
      expect(accepted / (points.at(-1)?.different ?? NaN)).toBeLessThanOrEqual(Number(far))
    }
  })
})

describe.each(judgeable)('scikit-learn agrees on “$name”:', (given) => {
  const judged = judgedOf(given)
  const { threshold, accuracy, confusion: counts } = given.sklearn.at ?? { threshold: NaN }

  test('accuracy and confusion at a threshold', () => {
    expect(accuracyAt(judged, threshold, given.larger)).toBe(accuracy)
    const cells = confusion(judged, threshold, given.larger)
    expect([
      [cells.differentAsDifferent.length, cells.differentAsSame.length],
      [cells.sameAsDifferent.length, cells.sameAsSame.length],
    ]).toEqual(counts)
  })

  test('the best accuracy; and neither AUC nor EER of one kind of pair', () => {
    const { bestAccuracy, auc, eer } = rank(judged, given.larger)
    expect(bestAccuracy).toBe(given.sklearn.bestAccuracy)
    if (kinds(given) === 1) expect([auc, eer, read(given.sklearn.auc)]).toEqual([NaN, NaN, NaN])
  })
})

test.each(folded)('scikit-learn agrees on the folds of “$name”', (given) => {
  const found = acrossFolds(
    judgedOf(given),
    Uint8Array.from(given.folds ?? '', Number),
    given.larger,
  )
  const expected = given.sklearn.folds
  expect(found?.folds).toEqual(
    expected?.folds.map((fold) => ({ ...fold, threshold: read(fold.threshold) })),
  )
  expect(found?.mean).toBeCloseTo(expected?.mean ?? NaN, 12)
  expect(found?.std).toBeCloseTo(expected?.std ?? NaN, 12)
})

test.each(named.filter(({ sklearn }) => sklearn.refused === true))(
  'scikit-learn refuses “$name”, and so is it unknown here',
  (given) => {
    const judged = judgedOf(given)
    expect(rocCurve(judged, given.larger)).toEqual([])
    expect(rank(judged, given.larger).auc).toBeNaN()
    expect(tarAt(rocCurve(judged, given.larger), 0.01).tar).toBeNaN()
  },
)
