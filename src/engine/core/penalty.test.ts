import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { createPairSource } from './data/pairs'
import { pixelsOf } from './data/pixels'
import { twinTensor } from './data/images'
import { createNetwork } from './encoders/network'
import { comparePairs, pairLabels } from './objective'
import { penalty } from './penalty'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'
import { gradientsOf } from './trainingStep'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const config: RunConfig = { ...TINY_CONFIG, head: 'dense_sigmoid', l2: 0.02, clip: 1 }

/** Mean loss with the penalty, its gradients by weight, and the penalised kernels' values. */
async function figures(patch: Partial<RunConfig>) {
  const patched: RunConfig = { ...config, ...patch }
  const network = createNetwork(patched)
  const batch = createPairSource(patched, TINY_DATASET.train, null).batch(1)
  const images = twinTensor(TINY_DATASET.train, batch, pixelsOf(patched, TINY_DATASET.train))
  const labels = pairLabels(batch, patched.labels)
  const { loss, gradients } = gradientsOf(network, patched, () =>
    comparePairs(network, images, labels, patched, { training: true, step: 1 }),
  )
  const named = new Map(
    network.trainable.map(({ name }, i) => [name, gradients[i]?.dataSync() ?? []] as const),
  )
  const weights = new Map(
    network.trainable.map(({ name, variable }) => [name, variable.dataSync()] as const),
  )
  return { loss: (await loss.data())[0] ?? NaN, gradients: named, weights }
}

const PENALISED = ['conv2d/kernel', 'dense/kernel']
const squares = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value * value, 0)

describe('the penalty', () => {
  test('adds λ·Σw² over the encoder’s kernels, and over no bias and no head', async () => {
    const [without, withIt] = [await figures({ l2: 0 }), await figures({})]
    const sum = PENALISED.reduce((s, name) => s + squares(withIt.weights.get(name) ?? []), 0)
    expect(sum).toBeGreaterThan(1)
    expect(withIt.loss - without.loss).toBeCloseTo(0.02 * sum, 5)
  })

  test('adds 2λw to their gradients, and nothing to any other', async () => {
    const [without, withIt] = [await figures({ l2: 0 }), await figures({})]
    for (const [name, gradient] of withIt.gradients) {
      const lambda = PENALISED.includes(name) ? 0.02 : 0
      gradient.forEach((value, i) => {
        const added = 2 * lambda * (withIt.weights.get(name)?.[i] ?? NaN)
        expect(value - (without.gradients.get(name)?.[i] ?? NaN)).toBeCloseTo(added, 5)
      })
    }
  })

  test('takes no operation where it is off or not applied', () => {
    const network = createNetwork(config)
    const { numTensors } = tf.memory()
    expect(penalty(network, { l2: 0, l2Applied: 1 })).toBeNull()
    expect(penalty(network, { l2: 0.02, l2Applied: 0 })).toBeNull()
    expect(tf.memory().numTensors).toBe(numTensors)
    network.dispose()
  })
})

describe('a run with a penalty', () => {
  const run = async (patch: Partial<RunConfig>) => {
    const trainer = createTrainer({ ...config, ...patch }, TINY_DATASET)
    const { numTensors } = tf.memory()
    const losses: number[] = []
    for (let i = 0; i < 4; i++) losses.push((await trainer.step()).record.loss)
    const evaluation = await trainer.evaluate(4)
    expect(tf.memory().numTensors).toBe(numTensors)
    trainer.dispose()
    return [...losses, evaluation.loss]
  }

  test('reports it in training and in evaluation', async () => {
    const [without, withIt] = [await run({ l2: 0 }), await run({})]
    expect(withIt[0]! - without[0]!).toBeGreaterThan(0.02)
    expect(withIt[4]! - without[4]!).toBeGreaterThan(0.02)
  })

  test('is the same to the last bit as one without, where it is never added', async () => {
    expect(await run({ l2Applied: 0 })).toEqual(await run({ l2: 0 }))
  })
})
