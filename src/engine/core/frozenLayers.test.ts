/** Networks whose first layers stay, against real Keras: e2e/keras/frozen.py makes the reference. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose } from '../../../e2e/keras/close'
import reference from '../../../e2e/keras/frozen.json'
import training from '../../../e2e/keras/training.json'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import { createNetwork } from './encoders/network'
import { createOptimizer } from './optimizers/optimizer'
import { issueStep } from './trainingStep'

type Numbers = Readonly<Record<string, readonly number[]>>

const OPTIMIZERS: Readonly<Record<string, Partial<RunConfig>>> = {
  adam: { optimizer: 'adam' },
  sgd_clipped: { optimizer: 'sgd', momentum: 0.9, clip: training.clip },
}

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe.each(Object.entries(reference))('“%s” with frozen layers equals Keras', (_, given) => {
  test.each(Object.keys(OPTIMIZERS))('three penalised steps of %s', async (optimizer) => {
    const config: RunConfig = {
      ...DEFAULT_CONFIG,
      encoder: 'custom',
      layers: given.layers as LayerSpec[],
      frozen: given.frozen,
      size: given.size,
      batch: given.same.length,
      l2: given.l2,
      epsilon: training.epsilon,
      margin: training.margin,
      learningRate: training.learningRate,
      ...OPTIMIZERS[optimizer],
    }
    const weights: Numbers = given.weights
    const shapes = createNetwork(config).weights.map(({ name, variable: { shape } }) => ({
      name,
      shape,
      values: Float32Array.from(weights[name] ?? []),
    }))
    const network = createNetwork(config, shapes)
    expect(network.trainable.map(({ name }) => name)).toEqual(given.trainable)
    const size = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
    const model = { config, network, optimizer: createOptimizer(config, size) }
    const shape = [2 * given.same.length, given.size, given.size, 1] as [number, number, number, 1]
    const images = tf.tensor4d([...given.a, ...given.b], shape)
    const same = Uint8Array.from(given.same)
    const classes = Uint8Array.from([...same.map(() => 0), ...same.map((bit) => 1 - bit)])
    const after = given.after[optimizer as keyof typeof given.after]
    for (const [i, loss] of after.losses.entries()) {
      const { report } = issueStep(model, images, { same, classes }, i + 1)
      // After distances, outputs and losses of the pairs.
      expectClose([(await report.data())[3 * same.length] ?? NaN], [loss], 1e-4)
    }
    const expected: Numbers = after.weights
    for (const { name, variable, trainable } of network.weights) {
      expectClose(await variable.data(), expected[name] ?? [], 1e-3)
      const isFrozen = !trainable && !given.trainable.includes(name.replace(/moving_.*/, 'gamma'))
      if (isFrozen)
        expect(Float32Array.from(await variable.data())).toEqual(
          Float32Array.from(weights[name] ?? []),
        )
    }
  })
})
