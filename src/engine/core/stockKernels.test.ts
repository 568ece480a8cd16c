/** Our kernels against TensorFlow.js's own, over a run: the curves must be the same. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import { startEngine } from '../node/startEngine'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'

beforeAll(() => startEngine({ build: 'plain' }))

const STEPS = 30
/** What the seeds' encoders are made of: overlapping pools, strides, both paddings, softmax. */
const LAYERS: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 5, kernel: 7, strides: 2, padding: 'valid', activation: 'relu' },
  { kind: 'max_pooling2d', pool: 3, strides: 2 },
  { kind: 'batch_normalization' },
  { kind: 'conv2d', filters: 6, kernel: 5, strides: 1, padding: 'same', activation: 'relu' },
  { kind: 'conv2d', filters: 9, kernel: 3, strides: 3, padding: 'same', activation: 'linear' },
  { kind: 'max_pooling2d', pool: 2, strides: 2 },
  { kind: 'dropout', rate: 0.25 },
  { kind: 'flatten' },
  { kind: 'dense', units: 20, activation: 'relu' },
  { kind: 'dropout', rate: 0.5 },
  { kind: 'dense', units: 8, activation: 'softmax' },
]

async function losses(config: RunConfig, backend: string, steps = STEPS): Promise<number[]> {
  await tf.setBackend(backend)
  const trainer = createTrainer(config, TINY_DATASET)
  const curve: number[] = []
  for (let step = 0; step < steps; step++) curve.push((await trainer.step()).record.loss)
  trainer.dispose()
  return curve
}

// Adam divides a gradient by its own size, rounding errors included: a weight whose gradient should
// be 0 moves by the full rate in a direction of chance. Hence the lower rate.
test.each([
  ['rmsprop', 1e-3],
  ['adam', 3e-4],
  ['sgd', 1e-2],
] as const)(
  'the loss is the stock kernels’ within 1e-4 over 30 steps of %s',
  async (optimizer, learningRate) => {
    const config: RunConfig = {
      ...TINY_CONFIG,
      optimizer,
      learningRate,
      clip: 1,
      size: 24,
      batch: 3,
      layers: LAYERS,
    }
    const stock = await losses(config, 'cpu')
    const ours = await losses(config, 'wasm')
    expect(Math.max(...stock) - Math.min(...stock)).toBeGreaterThan(0.01)
    ours.forEach((loss, step) => expect(Math.abs(loss - (stock[step] ?? NaN))).toBeLessThan(1e-4))
  },
)

test.each(['dense_sigmoid', 'bn_dense_sigmoid', 'absdiff_sigmoid'] as const)(
  'so it is with the head %s and a penalty',
  async (head) => {
    const config: RunConfig = { ...TINY_CONFIG, head, loss: 'bce', l2: 0.01 }
    const stock = await losses(config, 'cpu', 10)
    const ours = await losses(config, 'wasm', 10)
    expect(Math.max(...stock) - Math.min(...stock)).toBeGreaterThan(0.01)
    ours.forEach((loss, step) => expect(Math.abs(loss - (stock[step] ?? NaN))).toBeLessThan(1e-4))
  },
)
