import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aucDifference,
  aucInterval,
  figuresLeftOut,
  rateInterval,
  ratesLeftOut,
  tells,
  type Interval,
} from './jackknife'
import { takenForSame } from './pairOutputs'
import { pairUnits, type PairUnits } from './pairUnits'
import { rank } from './ranking'
import { rocCurve } from './roc'
import { quantileOfT } from './studentT'
import { tarAt } from './tarAt'
import { randomFrom, samplePairs } from './testPeople'
import { sortPairs, weightedFigures } from './weightedFigures'

const FARS = [0.01, 0.1, 0.5]

/** Pairs of a few people, with many equal outputs. */
const anyPairs = fc
  .array(
    fc.record({
      output: fc.integer({ min: 0, max: 6 }),
      first: fc.integer({ min: 0, max: 4 }),
      second: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((pairs) => ({
    pairs,
    judged: {
      outputs: Float32Array.from(pairs, ({ output }) => output),
      same: Uint8Array.from(pairs, ({ first, second }) => +(first === second)),
    },
    units: {
      first: Int32Array.from(pairs, ({ first }) => first),
      second: Int32Array.from(pairs, ({ second }) => second),
      count: 5,
      over: 'people',
    } as PairUnits,
  }))
const larger = fc.constantFrom('same' as const, 'different' as const)

describe('figures with weights', () => {
  it('are the plain ones where every weight is 1', () => {
    fc.assert(
      fc.property(anyPairs, larger, ({ judged, units }, larger) => {
        const sorted = sortPairs(judged, larger, units) ?? expect.fail('all are finite')
        const found = weightedFigures(sorted, new Float64Array(5).fill(1), FARS)
        const plain = rank(judged, larger)
        if (Number.isNaN(plain.auc)) {
          expect(found.auc).toBeNaN()
          return
        }
        expect(found.auc).toBeCloseTo(plain.auc, 12)
        expect(found.eer).toBeCloseTo(plain.eer, 12)
        expect(found.bestAccuracy).toBeCloseTo(plain.bestAccuracy, 12)
        const curve = rocCurve(judged, larger)
        FARS.forEach((far, i) => expect(found.tars[i]).toBeCloseTo(tarAt(curve, far).tar, 12))
      }),
    )
  })

  it('are those of pairs that come as often as their people’s weights say', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(anyPairs, weights, larger, ({ pairs, judged, units }, weights, larger) => {
        const sorted = sortPairs(judged, larger, units) ?? expect.fail('all are finite')
        const found = weightedFigures(sorted, Float64Array.from(weights), FARS)
        const often = pairs.flatMap((pair) => {
          const [one, two] = [weights[pair.first] ?? 0, weights[pair.second] ?? 0]
          return Array.from({ length: pair.first === pair.second ? one : one * two }, () => pair)
        })
        const repeated = {
          outputs: Float32Array.from(often, ({ output }) => output),
          same: Uint8Array.from(often, ({ first, second }) => +(first === second)),
        }
        const { auc, eer } = rank(repeated, larger)
        if (Number.isNaN(auc)) {
          expect(found.auc).toBeNaN()
          return
        }
        expect(found.auc).toBeCloseTo(auc, 12)
        expect(found.eer).toBeCloseTo(eer, 12)
        const curve = rocCurve(repeated, larger)
        FARS.forEach((far, i) => expect(found.tars[i]).toBeCloseTo(tarAt(curve, far).tar, 12))
      }),
    )
  })

  it('are none where an output is not finite', () => {
    const units = {
      first: Int32Array.of(0, 0),
      second: Int32Array.of(0, 1),
      count: 2,
      over: 'people',
    } as const
    const judged = { outputs: Float32Array.of(1, NaN), same: Uint8Array.of(1, 0) }
    expect(sortPairs(judged, 'different', units)).toBeNull()
  })
})

describe('units of pairs', () => {
  const pairs = { a: Int32Array.of(0, 2, 4), b: Int32Array.of(1, 3, 5) }

  it('are people, numbered without gaps, where there are three', () => {
    expect(pairUnits(pairs, [7, 7, 3, 9, 3, 3])).toEqual({
      first: Int32Array.of(1, 0, 0),
      second: Int32Array.of(1, 2, 0),
      count: 3,
      over: 'people',
    })
  })

  it('are images where there are two classes, as of digits', () => {
    expect(pairUnits(pairs, [0, 0, 1, 1, 0, 1])).toMatchObject({ count: 6, over: 'images' })
  })
})

const width = ({ low, high }: Interval) => high - low
const DRAWN = { dimension: 8, noise: 0.55, spread: 0.3 }

describe('intervals', () => {
  const intervalOf = (people: number, photos: number, seed = 5) => {
    const sample = samplePairs(randomFrom(seed), DRAWN, { people, photos, most: 4000 })
    const leftOut = figuresLeftOut(sample, 'different', sample.units, FARS)
    return aucInterval(leftOut ?? expect.fail('they are known'))
  }

  const meanWidth = (people: number, photos: number) =>
    Array.from({ length: 20 }, (_, i) => width(intervalOf(people, photos, i + 1))).reduce(
      (sum, each) => sum + each / 20,
      0,
    )

  it('stay wide with few people however many their pairs: what a resampling of pairs does not see', () => {
    // 150 pairs of five people, then 3,800: twenty-five times as many would be a fifth as wide.
    expect(meanWidth(5, 28)).toBeGreaterThan(0.6 * meanWidth(5, 6))
  })

  it('grow narrow with people', () => {
    expect(meanWidth(40, 6)).toBeLessThan(meanWidth(5, 6) / 2)
    expect(meanWidth(160, 6)).toBeLessThan((2 / 3) * meanWidth(40, 6))
  })

  it('cover the true AUC of drawn people about as often as they say', () => {
    const truth = 0.939
    const covered = Array.from({ length: 200 }, (_, i) => intervalOf(10, 6, 1000 + i)).filter(
      ({ low, high }) => low <= truth && truth <= high,
    )
    expect(covered.length).toBeGreaterThanOrEqual(180)
    expect(covered.length).toBeLessThanOrEqual(199)
  })

  it('hold the figure, and lie from 0 to 1', () => {
    fc.assert(
      fc.property(anyPairs, larger, ({ judged, units }, larger) => {
        const leftOut = figuresLeftOut(judged, larger, units, FARS)
        if (leftOut === null) return
        for (const of of ['auc', 'eer', 'bestAccuracy'] as const) {
          const { low, high } = rateInterval(leftOut, (each) => each[of])
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low - 1e-9).toBeLessThanOrEqual(leftOut.whole[of])
          expect(high + 1e-9).toBeGreaterThanOrEqual(leftOut.whole[of])
        }
      }),
    )
  })

  it('are none of fewer than three people, or where leaving one out leaves no pairs of a kind', () => {
    const pairs = (first: number[], second: number[], count: number) => ({
      judged: {
        outputs: Float32Array.from(first.keys()),
        same: Uint8Array.from(first, (one, i) => +(one === second[i])),
      },
      units: {
        first: Int32Array.from(first),
        second: Int32Array.from(second),
        count,
        over: 'people',
      } as const,
    })
    const two = pairs([0, 1, 0, 1], [0, 1, 1, 0], 2)
    expect(figuresLeftOut(two.judged, 'different', two.units, FARS)).toBeNull()
    // Only the first of these three has a same pair.
    const one = pairs([0, 0, 1, 2], [0, 1, 2, 0], 3)
    expect(figuresLeftOut(one.judged, 'different', one.units, FARS)).toBeNull()
  })

  it('of a figure at its end are as wide as so few people make them, the AUC’s less so', () => {
    const sample = samplePairs(
      randomFrom(1),
      { dimension: 8, noise: 0.01, spread: 0 },
      { people: 5, photos: 4, most: 60 },
    )
    const leftOut = figuresLeftOut(sample, 'different', sample.units, FARS) ?? expect.fail('known')
    const [auc, eer] = [aucInterval(leftOut), rateInterval(leftOut, (each) => each.eer)]
    expect([leftOut.whole.auc, auc.high, leftOut.whole.eer, eer.low]).toEqual([1, 1, 0, 0])
    expect(eer.high).toBeGreaterThan(0.5)
    expect(auc.low).toBeGreaterThan(0.9)
  })
})

describe('rates at a threshold', () => {
  it('are counts of pairs, whole and with each person left out', () => {
    fc.assert(
      fc.property(
        anyPairs,
        fc.integer({ min: 0, max: 6 }),
        ({ pairs, judged, units }, threshold) => {
          const taken = judged.outputs.map(
            (output) => +takenForSame(output, threshold, 'different'),
          )
          const found = ratesLeftOut(judged.same, Uint8Array.from(taken), units, 0.5)
          if (found === null) return
          ;[null, 0, 1, 2, 3, 4].forEach((gone) => {
            const left = pairs.filter(({ first, second }) => first !== gone && second !== gone)
            const rateOf = (kind: boolean) => {
              const own = left.filter(({ first, second }) => (first === second) === kind)
              return own.filter(({ output }) => output < threshold).length / own.length
            }
            const rates = (gone === null ? found.whole : found.without[gone]) ?? expect.fail('none')
            expect(rates.tar).toBeCloseTo(rateOf(true), 12)
            expect(rates.far).toBeCloseTo(rateOf(false), 12)
            expect(rates.accuracy).toBeCloseTo((rates.tar + 1 - rates.far) / 2, 12)
          })
        },
      ),
    )
  })
})

describe('differences', () => {
  const sample = samplePairs(randomFrom(3), DRAWN, { people: 12, photos: 6, most: 4000 })
  const of = (outputs: Float32Array) =>
    figuresLeftOut({ outputs, same: sample.same }, 'different', sample.units, FARS) ??
    expect.fail('they are known')

  it('are nothing, surely, between what says the same', () => {
    const same = of(sample.outputs)
    expect(aucDifference(same, same)).toEqual({ gain: 0, low: 0, high: 0 })
  })

  it('are more certain than two intervals side by side, since both are of the same people', () => {
    const random = randomFrom(4)
    const [before, after] = [of(sample.outputs.map((each) => each + random())), of(sample.outputs)]
    const { gain, low, high } = aucDifference(before, after)
    expect(gain).toBeCloseTo(after.whole.auc - before.whole.auc, 12)
    expect(high - low).toBeLessThan(width(aucInterval(after)) + width(aucInterval(before)))
    const back = aucDifference(after, before)
    expect(back.gain).toBe(-gain)
    expect(back.low).toBeCloseTo(-high, 12)
    expect(back.high).toBeCloseTo(-low, 12)
  })

  it('leave room for nothing that is impossible, however few the people', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 8 }), (seed, people) => {
        const few = samplePairs(randomFrom(seed), DRAWN, { people, photos: 6, most: 400 })
        const random = randomFrom(seed + 1)
        const left = (outputs: Float32Array) =>
          figuresLeftOut({ outputs, same: few.same }, 'different', few.units, FARS)
        const perfect = Float32Array.from(few.same, (same) => 1 - same)
        const [before, after] = [left(few.outputs.map(() => random())), left(perfect)]
        if (before === null || after === null) return
        const { gain, low, high } = aucDifference(before, after)
        // Nothing is better than an AUC of 1, so that only how low the other may be is left.
        expect(high).toBeCloseTo(1 - aucInterval(before).low, 12)
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(low).toBeLessThanOrEqual(gain)
      }),
      { numRuns: 40 },
    )
  })

  it('and figures tell nothing where they may be anything from guessing to no fault', () => {
    expect(tells({ low: 0.402, high: 0.999 })).toBe(false)
    expect(tells({ low: -0.224, high: 0.65 })).toBe(false)
    expect(tells({ low: 0.5, high: 1 })).toBe(true)
  })
})

it('Student’s t has 2.5 % of its density beyond the quantile', () => {
  for (const degrees of [2, 4, 9, 29]) {
    const density = (x: number) => (1 + (x * x) / degrees) ** (-(degrees + 1) / 2)
    // By x = u / (1 − u) up to infinity, in the middle of many strips.
    const area = (from: number) =>
      Array.from({ length: 20_000 }, (_, i) => {
        const u = (i + 0.5) / 20_000
        return density(from + u / (1 - u)) / (1 - u) ** 2
      }).reduce((sum, each) => sum + each, 0)
    expect(area(quantileOfT(degrees)) / (2 * area(0))).toBeCloseTo(0.025, 5)
  }
  expect(quantileOfT(400)).toBe(quantileOfT(29))
})
