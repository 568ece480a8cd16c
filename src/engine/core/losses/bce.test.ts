import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose, finiteDifferences } from '../distances/testSupport'
import { bce } from './bce'
import { lossesOf, meanOf, pairsOf, slopesByOutputs } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const naive = (o: number, y: number) => {
  const p = Math.min(Math.max(o, 1e-7), 1 - 1e-7)
  return -(y * Math.log(p) + (1 - y) * Math.log(1 - p))
}

describe('binary cross-entropy', () => {
  test('by hand: a probability of ½ costs log 2 whatever the label', async () => {
    expectClose(await lossesOf(bce, pairsOf([0.5, 0.5], [0, 1])), [Math.LN2, Math.LN2], 1e-7)
  })

  test('equals a naive loop', async () => {
    const probability = fc.float({ min: Math.fround(1e-5), max: Math.fround(0.99), noNaN: true })
    const pairs = fc.array(fc.tuple(probability, fc.constantFrom(0, 1)), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(pairs, async (drawn) => {
        const compared = pairsOf(
          drawn.map(([o]) => o),
          drawn.map(([, y]) => y),
        )
        expectClose(
          await lossesOf(bce, compared),
          drawn.map(([o, y]) => naive(o, y)),
          1e-6,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('is finite and without slope where a probability is wrong beyond 1e-7', async () => {
    const compared = pairsOf([0, 1, 1e-9, 0, 1], [1, 0, 1, 0, 1])
    const most = -Math.log(1e-7)
    // As float32 has it, 1 − 1e-7 is 1 − 2⁻²³.
    expectClose(await lossesOf(bce, compared), [most, 23 * Math.LN2, most, 0, 0], 2e-7)
    expect((await slopesByOutputs(bce, compared)).map(Math.abs)).toEqual([0, 0, 0, 0, 0])
  })

  test('has the slopes that finite differences find', async () => {
    const outputs = [0.1, 0.4, 0.9, 0.1, 0.4, 0.9, 0.02]
    const labels = [1, 1, 1, 0, 0, 0, 1]
    const expected = finiteDifferences(
      (x) => meanOf(x.map((o, i) => naive(o, labels[i] ?? NaN))),
      outputs,
    )
    expectClose(await slopesByOutputs(bce, pairsOf(outputs, labels)), expected, 1e-6)
  })
})
