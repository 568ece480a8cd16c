import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type Convention, type RunConfig } from '../../../domain/config'
import { mean } from '../reducers/mean'
import { contrastive } from './contrastive'
import { labelsOf } from './labels'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const config = (patch: Partial<RunConfig> = {}): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const lossOf = async (outputs: number[], labels: number[], patch: Partial<RunConfig> = {}) =>
  Array.from(await contrastive(tf.tensor1d(outputs), tf.tensor1d(labels), config(patch)).data())

const pair = fc.record({
  output: fc.float({ min: 0, max: 4, noNaN: true }),
  label: fc.constantFrom(0, 1),
})

describe('the contrastive loss', () => {
  test('by hand: same pairs cost d², different ones max(0, m − d)²', async () => {
    const losses = await lossOf([0.5, 0.5, 2, 0], [1, 0, 0, 1], { margin: 1.5 })
    expect(losses).toEqual([0.25, 1, 0, 0])
  })

  test('equals a naive loop in both conventions', async () => {
    const property = async (pairs: { output: number; label: number }[], margin: number) => {
      for (const convention of ['same', 'different'] as const) {
        const losses = await lossOf(
          pairs.map(({ output }) => output),
          pairs.map(({ label }) => label),
          { convention, margin },
        )
        pairs.forEach(({ output, label }, i) => {
          const isSame = (label === 1) === (convention === 'same')
          const expected = isSame ? output ** 2 : Math.max(0, margin - output) ** 2
          expect(losses[i]).toBeCloseTo(expected, 4)
        })
      }
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0.5, 1, 2),
        property,
      ),
      { numRuns: 30 },
    )
  })

  test('of flipped labels in the flipped convention is the same', async () => {
    const outputs = [0.1, 0.4, 0.9, 1.3]
    const same = Uint8Array.of(1, 0, 1, 0)
    const losses = (convention: Convention) =>
      lossOf(outputs, [...labelsOf(same, convention)], { convention })
    expect(await losses('different')).toEqual(await losses('same'))
  })

  test('has the gradient 2·d for same pairs and −2·(m − d) for different ones', async () => {
    const labels = tf.tensor1d([1, 0, 0])
    const total = (o: tf.Tensor) => tf.sum(contrastive(o as tf.Tensor1D, labels, config()))
    const slopes = Array.from(
      await tf
        .grad(total)(tf.tensor1d([0.25, 0.25, 3]))
        .data(),
    )
    expect(slopes).toEqual([0.5, -1.5, 0])
  })

  test('of a NaN output is NaN, for that pair alone', async () => {
    expect(await lossOf([NaN, 1], [1, 1])).toEqual([NaN, 1])
  })
})

test('labels follow from what a 1 means', () => {
  const same = Uint8Array.of(1, 0)
  expect([...labelsOf(same, 'same')]).toEqual([1, 0])
  expect([...labelsOf(same, 'different')]).toEqual([0, 1])
})

test('the mean reducer averages over pairs', async () => {
  expect((await mean(tf.tensor1d([1, 2, 6])).data())[0]).toBe(3)
})
