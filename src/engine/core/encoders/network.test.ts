import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { layersOf } from '../../../domain/encoders'
import { summarise } from '../../../domain/shapes'
import { createNetwork } from './network'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const CONFIGS: RunConfig[] = [
  { ...DEFAULT_CONFIG, encoder: 'encoder', size: 28 },
  { ...DEFAULT_CONFIG, encoder: 'test_model', size: 64 },
  { ...DEFAULT_CONFIG, encoder: 'net_definition', size: 63, channels: 3 },
]

describe.each(CONFIGS)('the network of $encoder', (config) => {
  test('has the parameters its summary tells and gives one embedding an image', () => {
    const summary = summarise(layersOf(config), [config.size, config.size, config.channels])
    const before = tf.memory().numTensors
    const network = createNetwork(config)
    const count = (weights: typeof network.weights) =>
      weights.reduce((sum, { variable }) => sum + variable.size, 0)
    expect(count(network.weights)).toBe(summary.parameters)
    expect(count(network.trainable)).toBe(summary.trainable)
    tf.tidy(() => {
      const images = tf.zeros<tf.Rank.R4>([2, config.size, config.size, config.channels])
      const embeddings = network.forward(images, { training: false, step: 0 })
      expect(embeddings.shape).toEqual([2, summary.embedding])
    })
    network.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

test('weights are named layer/weight, in Keras’s order', () => {
  const network = createNetwork(CONFIGS[2] as RunConfig)
  expect(network.weights.slice(0, 8).map(({ name }) => name)).toEqual([
    'conv2d/kernel',
    'conv2d/bias',
    'batch_normalization/gamma',
    'batch_normalization/beta',
    'batch_normalization/moving_mean',
    'batch_normalization/moving_variance',
    'conv2d_1/kernel',
    'conv2d_1/bias',
  ])
  network.dispose()
})

test('a network that was disposed says so', () => {
  const network = createNetwork(CONFIGS[0] as RunConfig)
  network.dispose()
  const images = tf.zeros<tf.Rank.R4>([2, 28, 28, 1])
  expect(() => network.forward(images, { training: false, step: 0 })).toThrow('was disposed')
})
