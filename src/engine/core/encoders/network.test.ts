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

test('CreateModel as posted builds Net_Definition, whatever was named', () => {
  const names = (patch: Partial<RunConfig>) => {
    const network = createNetwork({ ...DEFAULT_CONFIG, size: 63, ...patch })
    const found = network.weights.map(({ name, variable }) => [name, ...variable.shape])
    network.dispose()
    return found
  }
  const posted = names({ encoder: 'test_model', createModel: 'as_posted' })
  expect(posted).toEqual(names({ encoder: 'net_definition' }))
  expect(posted).not.toEqual(names({ encoder: 'test_model' }))
  const other = { createModel: 'as_posted', encoder: 'encoder' } as const
  expect(names(other)).toEqual(names({ encoder: 'encoder' }))
})

test('the head’s layers follow the encoder’s and go with them', () => {
  const before = tf.memory().numTensors
  const network = createNetwork({ ...DEFAULT_CONFIG, head: 'bn_dense_sigmoid' })
  expect(network.layers.at(-1)).toBe(network.head.layers.at(-1))
  expect(network.weights.slice(4).map(({ name }) => name)).toEqual([
    'head_batch_normalization/gamma',
    'head_batch_normalization/beta',
    'head_batch_normalization/moving_mean',
    'head_batch_normalization/moving_variance',
    'head_dense/kernel',
    'head_dense/bias',
  ])
  expect(network.trainable).toHaveLength(8)
  expect(network.kernels.map(({ name }) => name)).toEqual(['conv2d/kernel', 'dense/kernel'])
  network.dispose()
  expect(tf.memory().numTensors).toBe(before)
})

test('kernels begin as the initialiser has it, and the same encoder under every head', async () => {
  const kernel = async (patch: Partial<RunConfig>) => {
    const network = createNetwork({ ...DEFAULT_CONFIG, ...patch })
    const values = Array.from((await network.kernels[0]?.variable.data()) ?? [])
    network.dispose()
    return values
  }
  const plain = await kernel({})
  expect(await kernel({ head: 'absdiff_sigmoid' })).toEqual(plain)
  const he = await kernel({ initializer: 'he_uniform' })
  // A kernel of [3, 3, 1, 32]: the limits are √(6 / 9) and √(6 / (9 + 288)).
  he.forEach((value, i) => expect(value / (plain[i] ?? NaN)).toBeCloseTo(Math.sqrt(297 / 9), 4))
})

test('a network that was disposed says so', () => {
  const network = createNetwork(CONFIGS[0] as RunConfig)
  network.dispose()
  const images = tf.zeros<tf.Rank.R4>([2, 28, 28, 1])
  expect(() => network.forward(images, { training: false, step: 0 })).toThrow('was disposed')
})
