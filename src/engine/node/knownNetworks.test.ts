import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import { parseLayers } from '../../domain/layersText'
import { trainRun } from '../node'

/** A residual block, a shortcut with a convolution of its own, a separable one, embeddings of length 1. */
const RESIDUAL =
  'conv2d(8,3,2,same,linear,bias=0)-batch_normalization(momentum=0.9)-activation(relu)-conv2d(8,3,1,same,linear,bias=0)-batch_normalization(momentum=0.9)-add(3)-activation(leaky_relu)-separable_conv2d(16,3,2,same,linear)-from(7)-conv2d(16,1,2,same,linear)-add(8)-activation(elu)-global_average_pooling2d()-dense(16,linear)-unit_normalization()'

test('a network with residual blocks learns 0 from 1, and its layers are told', async () => {
  const layers = parseLayers(RESIDUAL) as readonly LayerSpec[]
  const run = await trainRun({
    ...DEFAULT_CONFIG,
    encoder: 'custom',
    layers,
    optimizer: 'adamw',
    learningRate: 0.01,
    schedule: 'cosine',
    scheduleSteps: 60,
    warmup: 5,
    batch: 16,
    steps: 60,
  })
  expect(run.finished).toBe(true)
  expect(run.evaluation?.auc).toBeGreaterThan(0.95)
  expect(run.evaluation?.layers.map(({ name }) => name)).toEqual([
    ...layers.map(({ kind }, i) => {
      const before = layers.slice(0, i).filter((layer) => layer.kind === kind).length
      return before === 0 ? kind : `${kind}_${before}`
    }),
  ])
})
