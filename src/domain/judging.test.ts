import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import {
  accuracyOf,
  countsAt,
  judgedRight,
  judgedAtText,
  judgeOf,
  scaleEnd,
  thresholdText,
  worstFirst,
  type Judge,
} from './judging'
import { marginLine } from './objective'
import { accuracyAt } from './verification/accuracyAt'

const config = (patch: Partial<RunConfig>): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const BEST = { bestThreshold: 0.3 }

describe('the judge', () => {
  it('takes a distance below half the margin for a same pair', () => {
    const judge = judgeOf(config({ margin: 2 }), BEST)
    expect(judge).toMatchObject({ threshold: 1, from: 'aim' })
    expect(judgedRight(judge, { output: 0.9, same: true })).toBe(true)
    expect(judgedRight(judge, { output: 1, same: true })).toBe(false)
    expect(judgedRight(judge, { output: 1, same: false })).toBe(true)
  })

  it('takes a large probability for what a label of 1 means', () => {
    const bce = { head: 'dense_sigmoid', loss: 'bce' } as const
    const oneIsSame = judgeOf(config(bce), BEST)
    expect(judgedRight(oneIsSame, { output: 0.9, same: true })).toBe(true)
    const oneIsDifferent = judgeOf(config({ ...bce, labels: 'different' }), BEST)
    expect(judgedRight(oneIsDifferent, { output: 0.9, same: true })).toBe(false)
  })

  it.each(['triplet', 'info_nce'] as const)('judges at the best threshold for %s', (loss) => {
    const judge = judgeOf(config({ loss }), BEST)
    expect(judge).toMatchObject({ threshold: 0.3, from: 'best' })
    expect(judgedRight(judge, { output: 0.2, same: true })).toBe(true)
  })

  it('judges at the threshold a person has set, before any other', () => {
    expect(judgeOf(config({}), BEST, 0.7)).toMatchObject({ threshold: 0.7, from: 'set' })
    expect(judgeOf(config({ loss: 'triplet' }), BEST, 0)).toMatchObject({ threshold: 0 })
  })

  it('calls NaN different', () => {
    const judge = judgeOf(config({}), BEST)
    expect(judgedRight(judge, { output: NaN, same: true })).toBe(false)
    expect(judgedRight(judge, { output: NaN, same: false })).toBe(true)
  })
})

describe('pairs at a threshold', () => {
  const judged = fc
    .array(
      fc.record({
        output: fc.oneof(fc.constantFrom(0, 0.5, 1, NaN), fc.float({ min: 0, max: 2 })),
        same: fc.constantFrom(0, 1),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((pairs) => ({
      outputs: Float32Array.from(pairs, ({ output }) => output),
      same: Uint8Array.from(pairs, ({ same }) => same),
    }))
  const judge = fc.record({
    threshold: fc.constantFrom(0, 0.5, 1, Infinity, -Infinity),
    from: fc.constant('set' as const),
    larger: fc.constantFrom('same' as const, 'different' as const),
  })

  it('are counted as a loop over them counts', () => {
    fc.assert(
      fc.property(judged, judge, (pairs, judge) => {
        const counts = countsAt(pairs, judge)
        const rights = [...pairs.outputs].map((output, i) =>
          judgedRight(judge, { output, same: pairs.same[i] === 1 }),
        )
        const of = (kind: number, right: boolean) =>
          rights.filter((each, i) => each === right && pairs.same[i] === kind).length
        expect(counts).toEqual({
          sameAsSame: of(1, true),
          sameAsDifferent: of(1, false),
          differentAsSame: of(0, false),
          differentAsDifferent: of(0, true),
        })
        expect(accuracyOf(counts)).toBe(accuracyAt(pairs, judge.threshold, judge.larger))
      }),
    )
  })

  it('come once each, all that are judged wrong before those judged right', () => {
    fc.assert(
      fc.property(judged, judge, (pairs, judge) => {
        fc.pre(Number.isFinite(judge.threshold) && pairs.outputs.every(Number.isFinite))
        const order = worstFirst(pairs, judge)
        expect([...order].sort((a, b) => a - b)).toEqual([...pairs.outputs.keys()])
        // An output at the threshold itself is as far from right as from wrong.
        const sure = order.filter((pair) => pairs.outputs[pair] !== judge.threshold)
        const right = sure.map((pair) =>
          judgedRight(judge, { output: pairs.outputs[pair] ?? NaN, same: pairs.same[pair] === 1 }),
        )
        expect(right).toEqual([...right].sort((a, b) => Number(a) - Number(b)))
      }),
    )
  })

  it('come with NaN first, then by how far they lie on the wrong side', () => {
    const judge: Judge = { threshold: 0.5, from: 'aim', larger: 'different' }
    const pairs = {
      outputs: Float32Array.of(0.1, 0.9, 0.2, 0.6, NaN),
      same: Uint8Array.of(1, 1, 0, 0, 1),
    }
    expect(worstFirst(pairs, judge)).toEqual([4, 1, 2, 3, 0])
    expect(worstFirst(pairs, { ...judge, larger: 'same' })).toEqual([4, 0, 3, 2, 1])
  })
})

describe('the scale', () => {
  const outputs = Float32Array.of(0.2, 0.9, NaN, Infinity)

  it('ends half a margin beyond the margin, or at the largest finite output', () => {
    expect(scaleEnd(config({ margin: 1 }), outputs)).toBe(1.5)
    expect(scaleEnd(config({ margin: 1 }), Float32Array.of(7))).toBe(7)
  })

  it('ends at 1 for a head in (0, 1), whatever the margin', () => {
    for (const head of ['sigmoid', 'dense_sigmoid', 'absdiff_sigmoid'] as const)
      expect(scaleEnd(config({ head, margin: 3 }), outputs)).toBe(1)
  })

  it('follows the outputs alone where the loss draws no line', () => {
    expect(scaleEnd(config({ loss: 'info_nce', margin: 3 }), outputs)).toBeCloseTo(0.9, 6)
  })

  it('has a length even where all is 0', () => {
    expect(scaleEnd(config({ margin: 0 }), new Float32Array(4))).toBe(1)
  })

  it('marks the cosine margin, a similarity, as a distance', () => {
    expect(marginLine(config({ loss: 'cosine_embedding', margin: 0.2 }))).toBe(0.8)
  })
})

it('says a threshold beyond all outputs in words', () => {
  expect(thresholdText(0.123456, 'different')).toBe('at 0.123')
  expect(thresholdText(Infinity, 'different')).toBe('all called same')
  expect(thresholdText(-Infinity, 'different')).toBe('all called different')
  expect(thresholdText(-Infinity, 'same')).toBe('all called same')
})

it('says the thresholds of both halves where they are judged crosswise, not the one in use', () => {
  const judged = (crossed: { calibrate: number; judge: number } | null) =>
    judgedAtText({
      ...{ threshold: 0.508, from: 'calibrated', larger: 'different' },
      calibrated: { way: { by: 'best' }, people: 5, judges: 3, different: 256, crossed },
    })
  expect(judged(null)).toBe('at 0.508')
  expect(judged({ calibrate: 0.6129, judge: 0.431 })).toBe('at 0.613 and 0.431, crosswise')
  expect(judged({ calibrate: 0.5, judge: 0.5 })).toBe('at 0.5, crosswise')
  expect(judged({ calibrate: 0.5, judge: Infinity })).toBe('at 0.5 and all called same, crosswise')
})
