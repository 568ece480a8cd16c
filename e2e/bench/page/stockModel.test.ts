import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/domain/config'
import { FIRST_SIZES } from '../workloads'
import { contrastive, createEncoder, type Encoder } from './stockModel'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

it.each(FIRST_SIZES)('gives the embeddings of $title', ({ layers, config }) => {
  const { size, channels } = config
  const embedding = createEncoder(layers, config)(tf.zeros([1, size, size, channels]))
  const last = layers.at(-1)
  expect(embedding.shape).toEqual([1, last?.kind === 'dense' ? last.units : NaN])
})

it('normalises by the batch', async () => {
  const config = { ...DEFAULT_CONFIG, size: 2, channels: 1 } as const
  const encode = createEncoder([{ kind: 'batch_normalization' }, { kind: 'flatten' }], config)
  const values = await encode(tf.tensor4d([1, 2, 3, 6], [1, 2, 2, 1])).data()
  const expected = [-2, -1, 0, 3].map((centred) => centred / Math.sqrt(3.5 + 1e-3))
  values.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 5))
})

it('costs d² of a same pair and (1 − d)² of a different one nearer than 1', async () => {
  const asGiven: Encoder = (x) => x as tf.Tensor2D
  const a = tf.tensor2d([0, 0, 0, 0, 0, 0], [3, 2])
  const b = tf.tensor2d([0.3, 0.4, 0.12, 0.16, 3, 4], [3, 2])
  const [loss] = await contrastive(asGiven, a, b, tf.tensor1d([1, 0, 0])).data()
  expect(loss).toBeCloseTo((0.25 + 0.64 + 0) / 3, 6)
})
