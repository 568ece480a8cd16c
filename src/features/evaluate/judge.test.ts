import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { judgedRight, judgeOf, marginLine, scaleEnd, thresholdText } from './judge'

const config = (patch: Partial<RunConfig>): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const BEST = { bestThreshold: 0.3 }

describe('the judge', () => {
  it('takes a distance below half the margin for a same pair', () => {
    const judge = judgeOf(config({ margin: 2 }), BEST)
    expect(judge).toMatchObject({ threshold: 1, aims: true })
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
    expect(judge).toMatchObject({ threshold: 0.3, aims: false })
    expect(judgedRight(judge, { output: 0.2, same: true })).toBe(true)
  })

  it('calls NaN different', () => {
    const judge = judgeOf(config({}), BEST)
    expect(judgedRight(judge, { output: NaN, same: true })).toBe(false)
    expect(judgedRight(judge, { output: NaN, same: false })).toBe(true)
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
