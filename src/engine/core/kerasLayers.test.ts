/** Every kind of layer and activation against real Keras: e2e/keras/layers.py makes the reference. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose, expectDigest } from '../../../e2e/keras/close'
import {
  digest,
  images as imagesOf,
  spread,
  type Digest,
  type Start,
} from '../../../e2e/keras/formula'
import reference from '../../../e2e/keras/layers.json'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { LAYER_KINDS } from '../../domain/layerFields'
import { ACTIVATIONS, activationOf, type LayerSpec } from '../../domain/layers'
import { parseLayers } from '../../domain/layersText'
import { startEngine } from '../node/startEngine'
import { createNetwork } from './encoders/network'
import { comparePairs, pairLabels } from './objective'
import { createOptimizer } from './optimizers/optimizer'
import { unpack } from './readout'
import { gradientsOf, issueStep } from './trainingStep'

interface Encoder {
  readonly size: number
  readonly layers: string
  readonly weights: Readonly<Record<string, Start>>
  readonly parameters: number
  readonly inference: readonly number[]
  readonly training?: readonly number[]
  readonly losses: readonly number[]
  readonly gradients: Readonly<Record<string, Digest>>
  readonly changes: Readonly<Record<string, Digest>>
}

const ENCODERS = Object.entries<Encoder>(reference.encoders)
const CLASSES = Uint8Array.from(reference.classes)
const PAIRS = CLASSES.length / 2
const BATCH = {
  classes: CLASSES,
  same: CLASSES.slice(0, PAIRS).map((each, i) => (each === CLASSES[PAIRS + i] ? 1 : 0)),
}

beforeAll(() => startEngine({ build: 'plain' }))

const layersOf = ({ layers }: Encoder) => parseLayers(layers) as readonly LayerSpec[]

function prepare(encoder: Encoder) {
  const config: RunConfig = {
    ...DEFAULT_CONFIG,
    encoder: 'custom',
    layers: layersOf(encoder),
    size: encoder.size,
    learningRate: reference.learningRate,
    batch: PAIRS,
  }
  const network = createNetwork(config)
  expect(network.weights.map(({ name }) => name)).toEqual(Object.keys(encoder.weights))
  const begun = network.weights.map(({ name, variable }) => {
    const start = encoder.weights[name] as Start
    expect(variable.shape, name).toEqual(start.shape)
    const values = spread(start)
    variable.assign(tf.tensor(values, variable.shape))
    return values
  })
  const pixels = imagesOf(reference.classes, encoder.size, 7)
  const images = tf.tensor4d(pixels, [2 * PAIRS, encoder.size, encoder.size, 1])
  return { config, network, images, begun }
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(() => tf.setBackend(backend))

  describe.each(ENCODERS)('“%s” equals Keras', (_name, encoder) => {
    test('forward, in inference and in training', async () => {
      const { network, images } = prepare(encoder)
      for (const training of [false, true]) {
        const expected = training ? (encoder.training ?? encoder.inference) : encoder.inference
        const embeddings = network.forward(images, { training, step: 1 })
        expectClose(await embeddings.data(), expected, 1e-4)
      }
      const count = network.weights.reduce((sum, { variable }) => sum + variable.size, 0)
      expect(count).toBe(encoder.parameters)
    })

    test('the gradient of every weight, and how far each goes in three steps of Adam', async () => {
      const { config, network, images, begun } = prepare(encoder)
      const { loss, gradients } = gradientsOf(network, config, () =>
        comparePairs(network, images, pairLabels(BATCH, 'same'), config, {
          training: true,
          step: 1,
        }),
      )
      expectClose(await loss.data(), [encoder.losses[0] ?? NaN], 1e-4)
      for (const [i, { name, variable }] of network.trainable.entries()) {
        const actual = digest(await (gradients[i] as tf.Tensor).data())
        expectDigest(actual, encoder.gradients[name] as Digest, variable.size, 1e-3)
      }
      // Moving statistics have moved by now.
      network.weights.forEach(({ variable }, i) =>
        variable.assign(tf.tensor(begun[i] as Float32Array, variable.shape)),
      )
      const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
      const model = { config, network, optimizer: createOptimizer(config, parameters) }
      for (const [i, expected] of encoder.losses.entries()) {
        const { report, gradients, weights } = issueStep(model, images, BATCH, i + 1)
        const values = (await report.data()) as Float32Array
        const read = unpack(values, PAIRS, gradients.length, weights.length)
        expectClose([read.loss], [expected], 1e-3)
      }
      for (const [i, { name, variable }] of network.weights.entries()) {
        const moved = (await variable.data()).map((value, at) => value - (begun[i]?.[at] ?? NaN))
        expectDigest(digest(moved), encoder.changes[name] as Digest, variable.size, 1e-3)
      }
    })
  })
})

test('no kind of layer and no activation is left out', () => {
  const layers = ENCODERS.flatMap(([, encoder]) => layersOf(encoder))
  const kinds = new Set(layers.map(({ kind }) => kind))
  // What draws is held elsewhere: nothing of it is Keras's but its scale.
  const drawing = ['dropout', 'spatial_dropout2d', 'gaussian_noise']
  expect(LAYER_KINDS.filter((kind) => !kinds.has(kind))).toEqual(drawing)
  const activations = new Set(layers.map((layer) => activationOf(layer).activation))
  expect(ACTIVATIONS.filter((each) => !activations.has(each))).toEqual(['softmax'])
})
