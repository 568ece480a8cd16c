import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose, finiteDifferences } from '../distances/testSupport'
import { bce } from './bce'
import { config, lossesOf, meanOf, pairsOf, slopesByOutputs } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const sigma = (z: number) => 1 / (1 + Math.exp(-z))
const naive = (z: number, y: number) => -(y * Math.log(sigma(z)) + (1 - y) * Math.log(sigma(-z)))

describe('binary cross-entropy', () => {
  test('by hand: a probability of ½ costs log 2 whatever the label', async () => {
    expectClose(await lossesOf(bce, pairsOf([0, 0], [0, 1])), [Math.LN2, Math.LN2], 1e-7)
  })

  test('equals a naive loop over probabilities', async () => {
    const logit = fc.float({ min: -12, max: 12, noNaN: true })
    const pairs = fc.array(fc.tuple(logit, fc.constantFrom(0, 1)), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(pairs, async (drawn) => {
        const labels = drawn.map(([, y]) => y)
        const compared = pairsOf(
          drawn.map(([z]) => z),
          labels,
        )
        expectClose(
          await lossesOf(bce, compared),
          drawn.map(([z, y]) => naive(z, y)),
          1e-5,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('costs what the logit says, with its full slope, where σ is 0 or 1 to the last digit', async () => {
    const [logits, labels] = [
      [40, -40, 100, -100],
      [0, 1, 1, 0],
    ]
    expectClose(await lossesOf(bce, pairsOf(logits, labels)), [40, 40, 0, 0], 1e-6)
    expectClose(await slopesByOutputs(bce, pairsOf(logits, labels)), [0.25, -0.25, 0, 0], 1e-6)
  })

  test('has the slopes that finite differences find', async () => {
    const logits = [-2, -0.4, 2, -2, -0.4, 2, 0.02]
    const labels = [1, 1, 1, 0, 0, 0, 1]
    const expected = finiteDifferences(
      (x) => meanOf(x.map((z, i) => naive(z, labels[i] ?? NaN))),
      logits,
    )
    expectClose(await slopesByOutputs(bce, pairsOf(logits, labels)), expected, 1e-6)
  })

  test('of a NaN logit is NaN, for that pair alone', async () => {
    const [first, second] = await lossesOf(bce, pairsOf([NaN, 0], [1, 1]))
    expect([Number.isNaN(first), second]).toEqual([true, Math.fround(Math.LN2)])
  })

  test('refuses what is no probability', () => {
    expect(() => bce({ ...pairsOf([0.3], [1]), logits: null }, config())).toThrow('ends in σ')
  })
})
