import { describe, expect, test } from 'vitest'
import { acrossFolds, meanInterval } from './acrossFolds'
import { judged } from './testPairs'

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

test('the interval of the mean is Student’s over as many folds', () => {
  const fold = (accuracy: number, place: number) => ({
    fold: place,
    accuracy,
    threshold: 1,
    pairs: 10,
  })
  const folds = [0.8, 0.9, 0.85].map(fold)
  const { low, high } = meanInterval({ folds, mean: 0.85, std: 0.05 })
  expect(low).toBeCloseTo(0.85 - (4.302653 * 0.05) / Math.sqrt(3), 9)
  expect(high).toBeCloseTo(0.85 + (4.302653 * 0.05) / Math.sqrt(3), 9)
})
