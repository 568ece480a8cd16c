import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { METRICS } from './registry'

const CONTRASTIVE = DEFAULT_CONFIG
const CROSS_ENTROPY: RunConfig = { ...DEFAULT_CONFIG, head: 'dense_sigmoid', loss: 'bce' }
const judged = (outputs: number[], same: number[]) => ({
  outputs: Float32Array.from(outputs),
  same: Uint8Array.from(same),
})

describe('verified', () => {
  const { verified } = METRICS

  test('counts pairs on the right side of half the margin', () => {
    const outputs = [0.2, 0.2, 0.9, 0.9]
    expect(verified(judged(outputs, [1, 0, 0, 0]), CONTRASTIVE)).toBe(0.75)
    expect(verified(judged(outputs, [1, 0, 0, 0]), { ...CONTRASTIVE, margin: 2 })).toBe(0.25)
    expect(verified(judged(outputs, [1, 1, 1, 1]), { ...CONTRASTIVE, margin: 2 })).toBe(1)
  })

  test('judges a distance the same, whatever a label of 1 means', () => {
    const pairs = judged([0.2, 0.9], [1, 0])
    expect(verified(pairs, { ...CONTRASTIVE, labels: 'different' })).toBe(1)
  })

  test('reads cross-entropy’s output as P(label = 1)', () => {
    const pairs = judged([0.9, 0.1, 0.9], [1, 0, 0])
    expect(verified(pairs, CROSS_ENTROPY)).toBe(2 / 3)
    expect(verified(pairs, { ...CROSS_ENTROPY, labels: 'different' })).toBe(1 / 3)
  })

  test('calls a pair at the threshold different, and one of NaN, in both directions', () => {
    for (const config of [CONTRASTIVE, CROSS_ENTROPY]) {
      expect(verified(judged([0.5, NaN], [0, 0]), config)).toBe(1)
      expect(verified(judged([0.5, NaN], [1, 1]), config)).toBe(0)
    }
  })

  test('takes the best threshold where the loss aims at none', () => {
    const pairs = judged([7, 8, 9, 10], [1, 1, 0, 0])
    expect(verified(pairs, { ...CONTRASTIVE, loss: 'triplet' })).toBe(1)
    expect(verified(pairs, { ...CONTRASTIVE, loss: 'info_nce' })).toBe(1)
    expect(verified(pairs, CONTRASTIVE)).toBe(0.5)
  })

  test('of outputs that are all ½ or more is the share of different pairs', () => {
    const outputs = fc.array(fc.float({ min: 0.5, max: 1, noNaN: true }), {
      minLength: 10,
      maxLength: 10,
    })
    const same = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    fc.assert(fc.property(outputs, (values) => verified(judged(values, same), CONTRASTIVE) === 0.5))
  })
})

const METRICS_AS_POSTED = ['keras_lt_half', 'binary_accuracy'] as const
const bySame = fc.array(
  fc.record({
    output: fc.oneof(fc.float({ min: 0, max: 2 }), fc.constantFrom(0.5, NaN)),
    same: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 20 },
)

describe('the metrics as posted', () => {
  test.each(METRICS_AS_POSTED)('%s equals its line of Keras', (id) => {
    const predicted = (output: number) =>
      id === 'keras_lt_half' ? Number(output < 0.5) : Number(output > 0.5)
    fc.assert(
      fc.property(bySame, fc.constantFrom('same', 'different'), (pairs, labels) => {
        let equal = 0
        for (const { output, same } of pairs) {
          const y = labels === 'same' ? same : 1 - same
          if (y === predicted(output)) equal++
        }
        const result = METRICS[id](
          judged(
            pairs.map(({ output }) => output),
            pairs.map(({ same }) => same),
          ),
          { ...CONTRASTIVE, labels },
        )
        expect(result).toBe(equal / pairs.length)
      }),
    )
  })

  test('judge ½ itself as Keras does: a label of 0, both of them', () => {
    for (const id of METRICS_AS_POSTED)
      expect(METRICS[id](judged([0.5, 0.5], [0, 0]), CONTRASTIVE)).toBe(1)
  })

  test('say the opposite of a perfect distance: 1 and 0 where 1 means same', () => {
    const perfect = judged([0.1, 0.9], [1, 0])
    expect(METRICS.keras_lt_half(perfect, CONTRASTIVE)).toBe(1)
    expect(METRICS.binary_accuracy(perfect, CONTRASTIVE)).toBe(0)
    const different = { ...CONTRASTIVE, labels: 'different' } as const
    expect(METRICS.keras_lt_half(perfect, different)).toBe(0)
    expect(METRICS.binary_accuracy(perfect, different)).toBe(1)
  })
})
