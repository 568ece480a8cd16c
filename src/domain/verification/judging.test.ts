import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takenForSame } from '../judge'
import { accuracyAt } from './accuracyAt'
import { acrossFolds } from './acrossFolds'
import { confusion } from './confusion'
import type { Judged } from './judged'
import { rank } from './ranking'
import { rocCurve } from './roc'
import { tarAt } from './tarAt'

const judged = (outputs: readonly number[], same: readonly number[]): Judged => ({
  outputs: Float32Array.from(outputs),
  same: Uint8Array.from(same),
})
const larger = fc.constantFrom('same', 'different')
const output = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
  fc.constantFrom(NaN, Infinity, -Infinity),
)
const pairs = fc.array(fc.tuple(output, fc.constantFrom(0, 1)), { maxLength: 24 }).map((all) =>
  judged(
    all.map(([output]) => output),
    all.map(([, same]) => same),
  ),
)
const threshold = fc.oneof(
  fc.integer({ min: -18, max: 18 }).map((n) => n / 8),
  fc.constantFrom(NaN, Infinity, -Infinity),
)

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

describe('a confusion table', () => {
  test('has every pair in the cell that the one rule of judging puts it in', () => {
    fc.assert(
      fc.property(pairs, threshold, larger, (pairs, threshold, larger) => {
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

describe('accuracy at a threshold', () => {
  test('is the share of the confusion table’s right cells', () => {
    fc.assert(
      fc.property(pairs, threshold, larger, (pairs, threshold, larger) => {
        const cells = confusion(pairs, threshold, larger)
        const right = cells.sameAsSame.length + cells.differentAsDifferent.length
        expect(accuracyAt(pairs, threshold, larger)).toBe(right / pairs.same.length)
      }),
    )
  })

  test('at the best threshold is the best accuracy', () => {
    fc.assert(
      fc.property(pairs, larger, (pairs, larger) => {
        const { bestAccuracy, bestThreshold } = rank(pairs, larger)
        if (!Number.isNaN(bestAccuracy))
          expect(accuracyAt(pairs, bestThreshold, larger)).toBe(bestAccuracy)
      }),
    )
  })
})

describe('across folds', () => {
  // The last fold's pairs lie the other way round.
  const pairs = judged([1, 3, 1, 3, 3, 1], [1, 0, 1, 0, 1, 0])

  test('a fold is judged by the threshold that is best on the others', () => {
    const found = acrossFolds(pairs, Uint8Array.of(2, 2, 4, 4, 7, 7), 'different')
    expect(found?.folds).toMatchObject([
      { fold: 2, pairs: 2 },
      { fold: 4, pairs: 2 },
      { fold: 7, accuracy: 0, threshold: 2, pairs: 2 },
    ])
  })

  test('the spread is that of a sample, as LFW reports it', () => {
    const found = acrossFolds(pairs, Uint8Array.of(0, 0, 0, 0, 1, 1), 'different')
    const [one, two] = found?.folds.map(({ accuracy }) => accuracy) ?? []
    expect([one, two]).toEqual([0.5, 0])
    expect(found?.mean).toBe(0.25)
    expect(found?.std).toBeCloseTo(Math.sqrt(0.125), 15)
  })

  test('there must be two folds that have pairs', () => {
    expect(acrossFolds(pairs, new Uint8Array(6).fill(3), 'different')).toBe(null)
    expect(acrossFolds(judged([], []), new Uint8Array(), 'different')).toBe(null)
  })

  test('an output that is not finite leaves no threshold to be best, so all is unknown', () => {
    const broken = judged([1, NaN, 1, 3], [1, 0, 1, 0])
    const found = acrossFolds(broken, Uint8Array.of(0, 0, 1, 1), 'different')
    expect(found).toMatchObject({ mean: NaN, std: NaN })
  })
})
