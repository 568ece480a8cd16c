/** Tiny networks, number by number, against real Keras: e2e/keras/tiny.py makes the reference. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose } from '../../../e2e/keras/close'
import reference from '../../../e2e/keras/training.json'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import { createNetwork, type Network } from './encoders/network'
import { comparePairs, pairLabels } from './objective'
import { createOptimizer } from './optimizers/optimizer'
import { gradientsOf, issueStep } from './trainingStep'

type Case = (typeof reference.networks)[keyof typeof reference.networks]
type Numbers = Readonly<Record<string, readonly number[]>>
type AfterId = keyof Case['after']

const CASES = Object.entries(reference.networks)
const AFTER: readonly AfterId[] = [
  'rmsprop',
  'rmsprop_clipped',
  'adam',
  'adam_clipped',
  'sgd',
  'sgd_clipped',
]

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const configOf = (given: Case, patch: Partial<RunConfig> = {}): RunConfig => ({
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers: given.layers as LayerSpec[],
  size: given.size,
  batch: given.same.length,
  epsilon: reference.epsilon,
  margin: reference.margin,
  learningRate: reference.learningRate,
  ...patch,
})

/** The network with the reference's weights, its images and labels. */
function prepare(given: Case, config: RunConfig) {
  const network = createNetwork(config)
  const weights: Numbers = given.weights
  expect(network.weights.map(({ name }) => name)).toEqual(Object.keys(weights))
  for (const { name, variable } of network.weights)
    variable.assign(tf.tensor([...(weights[name] ?? [])], variable.shape))
  const shape = [2 * given.same.length, given.size, given.size, 1] as [number, number, number, 1]
  const images = tf.tensor4d([...given.a, ...given.b], shape)
  const same = Uint8Array.from(given.same)
  // Classes that make these pairs: all A-images of class 0.
  const classes = Uint8Array.from([...same.map(() => 0), ...same.map((bit) => 1 - bit)])
  const batch = { same, classes }
  return { network, images, batch, labels: pairLabels(batch, config.labels) }
}

async function expectWeights(network: Network, expected: Numbers, relative: number) {
  for (const { name, variable } of network.weights)
    expectClose(await variable.data(), expected[name] ?? [], relative)
}

describe.each(CASES)('the tiny network “%s” equals Keras', (_name, given) => {
  test.each(['training', 'inference'] as const)('forward in %s mode, per twin', async (mode) => {
    const config = configOf(given)
    const { network, images, labels } = prepare(given, config)
    const context = { training: mode === 'training', step: 1 }
    // Compared first: training mode moves the statistics, but does not use them.
    const embeddings = network.forward(images, context)
    const compared = comparePairs(network, images, labels, config, context)
    expectClose(await embeddings.data(), [...given[mode].a, ...given[mode].b], 1e-4)
    expectClose(await compared.distances.data(), given[mode].distances, 1e-4)
    expectClose(await compared.losses.data(), given[mode].losses, 1e-4)
  })

  test('the gradient of every weight', async () => {
    const config = configOf(given)
    const { network, images, labels } = prepare(given, config)
    const { gradients } = gradientsOf(network, config, () =>
      comparePairs(network, images, labels, config, { training: true, step: 1 }),
    )
    const expected: Numbers = given.gradients
    for (const [i, { name }] of network.trainable.entries())
      expectClose(await (gradients[i] as tf.Tensor).data(), expected[name] ?? [], 1e-3)
  })

  test.each(AFTER)('weights and moving statistics after three steps of %s', async (id) => {
    const [optimizer, clipped] = id.split('_') as [RunConfig['optimizer'], string | undefined]
    const clip = clipped === undefined ? 0 : reference.clip
    const config = configOf(given, { optimizer, clip })
    const { network, images, batch } = prepare(given, config)
    const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
    const model = { config, network, optimizer: createOptimizer(config, parameters) }
    for (let step = 1; step <= reference.steps; step++) issueStep(model, images, batch, step)
    await expectWeights(network, given.after[id], 1e-3)
  })

  test('clipping is active in the reference', async () => {
    const squares = Object.values(given.gradients as Numbers).flat()
    expect(Math.hypot(...squares)).toBeGreaterThan(2 * reference.clip)
  })
})
