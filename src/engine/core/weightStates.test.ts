import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { createNetwork, type Network } from './encoders/network'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'
import { readWeights } from './weightStates'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const assign = (network: Network, name: string, change: (value: number) => number) => {
  const weight = network.weights.find((each) => each.name === name)
  if (weight === undefined) throw new Error(`There is no ${name}.`)
  const values = Array.from(weight.variable.dataSync(), change)
  weight.variable.assign(tf.tensor(values, weight.variable.shape))
}

/** What is told of a network once its weights are changed. */
async function told(patch: Partial<RunConfig>, change: (network: Network) => void = () => {}) {
  const config: RunConfig = { ...TINY_CONFIG, ...patch }
  const network = createNetwork(config)
  const initial = network.trainable.map(({ variable }) => tf.clone(variable))
  change(network)
  const live = tf.memory().numTensors
  const states = await readWeights({ network, initial }, config)
  expect(tf.memory().numTensors).toBe(live)
  const logits = tf.tidy(() => {
    const embeddings = tf.zeros<tf.Rank.R2>([4, network.embedding])
    const context = { training: false, step: 1 }
    return network.head.apply(tf.tensor1d([1, 2]), embeddings, context).logits?.dataSync()
  })
  network.dispose()
  tf.dispose(initial)
  return { ...states, logits }
}

describe('how far weights have come', () => {
  test('is by layer the length of the change over that of what they began as', async () => {
    const { moved } = await told({ head: 'dense_sigmoid' }, (network) => {
      assign(network, 'conv2d/kernel', (w) => 3 * w)
      assign(network, 'batch_normalization/gamma', () => 1.5)
      assign(network, 'batch_normalization/moving_mean', () => 100)
      assign(network, 'head_dense/kernel', (w) => -w)
    })
    expect([...moved.keys()]).toEqual([
      ...['conv2d', 'max_pooling2d', 'batch_normalization', 'flatten', 'dropout', 'dense'],
      'head_dense',
    ])
    expect(moved.get('conv2d')).toBeCloseTo(2, 6)
    expect(moved.get('batch_normalization')).toBeCloseTo(0.5, 6)
    expect(moved.get('head_dense')).toBeCloseTo(2, 6)
    expect(moved.get('dense')).toBe(0)
    for (const name of ['max_pooling2d', 'flatten', 'dropout']) expect(moved.get(name)).toBeNull()
  })

  test('is reckoned over all of a layer’s weights together', async () => {
    const { moved } = await told({}, (network) => assign(network, 'dense/bias', () => 1))
    const network = createNetwork(TINY_CONFIG)
    const kernel = network.weights.find(({ name }) => name === 'dense/kernel')
    const squares = Array.from(kernel?.variable.dataSync() ?? []).reduce((sum, w) => sum + w * w, 0)
    expect(moved.get('dense')).toBeCloseTo(Math.sqrt(6 / squares), 5)
    network.dispose()
  })

  test('is 0 before the first step of a run, and more after it', async () => {
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const moved = async (step: number) => {
      const { layers } = await trainer.evaluate(step)
      return layers.flatMap((layer) => layer.moved ?? [])
    }
    expect(await moved(0)).toEqual([0, 0, 0])
    await trainer.step()
    const once = await moved(1)
    for (let step = 2; step <= 5; step++) await trainer.step()
    const later = await moved(5)
    expect(Math.min(...once)).toBeGreaterThan(0)
    once.forEach((each, i) => expect(later[i]).toBeGreaterThan(each))
    trainer.dispose()
  })
})

describe('the scale of a head', () => {
  test('is the weight of Dense(1) over a distance', async () => {
    const { headScale, logits } = await told({ head: 'dense_sigmoid' }, (network) => {
      assign(network, 'head_dense/kernel', () => -0.75)
      assign(network, 'head_dense/bias', () => 2)
    })
    expect(headScale).toBe(-0.75)
    expect((logits?.[1] ?? NaN) - (logits?.[0] ?? NaN)).toBeCloseTo(-0.75, 6)
  })

  test('has in it what a normalisation before it makes of a distance', async () => {
    const { headScale, logits } = await told({ head: 'bn_dense_sigmoid' }, (network) => {
      assign(network, 'head_dense/kernel', () => 0.5)
      assign(network, 'head_batch_normalization/gamma', () => -2)
      assign(network, 'head_batch_normalization/moving_variance', () => 0.25)
      assign(network, 'head_batch_normalization/moving_mean', () => 3)
    })
    expect(headScale).toBeCloseTo(-1 / Math.sqrt(0.251), 6)
    expect((logits?.[1] ?? NaN) - (logits?.[0] ?? NaN)).toBeCloseTo(headScale ?? NaN, 5)
  })

  test.each(['raw', 'sigmoid', 'absdiff_sigmoid'] as const)('is none of %s', async (head) => {
    expect((await told({ head })).headScale).toBeNull()
  })
})
