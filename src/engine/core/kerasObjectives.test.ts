/**
 * Distances, heads, losses and metrics against real Keras, TensorFlow and the questions' own code,
 * on given embeddings: e2e/keras/objectives.py makes the reference.
 */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose, type Written } from '../../../e2e/keras/close'
import reference from '../../../e2e/keras/objectives.json'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { startEngine } from '../node/startEngine'
import { DISTANCE_FUNCTIONS } from './distances/distanceFunctions'
import { createHead } from './heads/createHead'
import type { LayerContext } from './layers/layer'
import { lossFunction } from './losses/lossFunctions'
import { METRICS } from './metrics/registry'
import { pairLabels } from './objective'
import { createOptimizer } from './optimizers/optimizer'
import { mean } from './reducers/mean'
import { labelsOf } from './losses/labels'

type Weights = Readonly<Record<string, readonly number[]>>
interface Case {
  readonly set: string
  readonly config: Readonly<Record<string, string | number>>
  readonly distances: readonly Written[]
  readonly outputs: readonly Written[]
  readonly loss: number
  /** One a pair; none where the loss is not one of pairs. */
  readonly losses?: readonly number[]
  readonly gradient: readonly Written[]
  /** The head's, as they begin. */
  readonly weights?: Weights
  readonly gradients?: Weights
  readonly after?: Readonly<
    Record<'rmsprop' | 'adam', { weights: Weights; outputs: readonly number[] }>
  >
}

const SETS: Readonly<Record<string, { classes: number[]; embeddings: number[] }>> = reference.sets
const CASES = reference.cases as unknown as readonly Case[]
const TRAINING: LayerContext = { training: true, step: 1 }

const nameOf = ({ set, config }: Case) =>
  `${set}: ${Object.entries(config)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')}`
const named = (cases: readonly Case[]) => cases.map((each) => [nameOf(each), each] as const)

beforeAll(() => startEngine({ build: 'plain' }))

function prepare(given: Pick<Case, 'set' | 'config' | 'weights'>, patch: Partial<RunConfig> = {}) {
  const config = { ...DEFAULT_CONFIG, ...given.config, ...patch } as RunConfig
  const { classes, embeddings } = SETS[given.set]!
  const shape: [number, number] = [classes.length, embeddings.length / classes.length]
  const head = createHead(config.head, config, { index: 0, embedding: shape[1] })
  const weights = head.layers.flatMap((layer) => layer.weights)
  expect(weights.map(({ name }) => name)).toEqual(Object.keys(given.weights ?? {}))
  for (const { name, variable } of weights)
    variable.assign(tf.tensor([...(given.weights?.[name] ?? [])], variable.shape))

  const trainable = weights.filter((weight) => weight.trainable)
  const rows = tf.variable(tf.tensor2d(embeddings, shape))
  const pairs = classes.length / 2
  const same = classes.slice(0, pairs).map((each, i) => (each === classes[pairs + i] ? 1 : 0))
  const batch = { same: Uint8Array.from(same), classes: Uint8Array.from(classes) }
  const compare = (context: LayerContext) => {
    const distances = DISTANCE_FUNCTIONS[config.distance].pairs(rows, config)
    const output = head.apply(distances, rows, context)
    const compared = { ...output, embeddings: rows, ...pairLabels(batch, config.labels) }
    return {
      distances,
      outputs: output.outputs,
      losses: lossFunction(config.loss)(compared, config),
    }
  }
  const gradients = () =>
    tf.variableGrads(
      () => mean(compare(TRAINING).losses),
      [rows, ...trainable.map(({ variable }) => variable)],
    )
  return { config, weights, trainable, rows, batch, compare, gradients }
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test.each(named(CASES))('%s', async (_name, given) => {
    const { rows, trainable, compare, gradients } = prepare(given)
    const { distances, outputs, losses } = compare(TRAINING)
    expectClose(await distances.data(), given.distances, 1e-5)
    expectClose(await outputs.data(), given.outputs, 1e-5)
    if (given.losses !== undefined) expectClose(await losses.data(), given.losses, 1e-5)
    const { value, grads } = gradients()
    expectClose(await value.data(), [given.loss], 1e-5)
    expectClose(await grads[rows.name]!.data(), given.gradient, 1e-4)
    for (const { name, variable } of trainable)
      expectClose(await grads[variable.name]!.data(), given.gradients![name]!, 1e-4)
  })

  const learnable = CASES.filter(({ after }) => after !== undefined)
  describe.each(['rmsprop', 'adam'] as const)('heads after three steps of %s', (id) => {
    test.each(named(learnable))('%s', async (_name, given) => {
      const { learningRate } = reference
      const { config, weights, trainable, compare, gradients } = prepare(given, { learningRate })
      const variables = trainable.map(({ variable }) => variable)
      const size = variables.reduce((sum, variable) => sum + variable.size, 0)
      const optimizer = createOptimizer({ ...config, optimizer: id }, size)
      for (let step = 1; step <= reference.steps; step++) {
        const { grads } = gradients()
        const slopes = variables.map(({ name }) => grads[name] as tf.Tensor)
        const updated = optimizer.update(variables, slopes, tf.scalar(1))
        updated.forEach((value, i) => variables[i]?.assign(value))
      }
      const expected = given.after![id]
      for (const { name, variable } of weights)
        expectClose(await variable.data(), expected.weights[name]!, 1e-4)
      const { outputs } = compare({ training: false, step: 1 })
      expectClose(await outputs.data(), expected.outputs, 1e-4)
    })
  })

  test.each(['ieee', 'tensorflow'] as const)('the slope of √ at 0, “%s”', async (rootSlope) => {
    const expected = reference.slopes[rootSlope]
    const given = { set: 'near', config: { epsilon: 0, rootSlope } }
    const { rows, gradients } = prepare(given)
    const { value, grads } = gradients()
    expectClose(await value.data(), [expected.loss], 1e-5)
    expectClose(await grads[rows.name]!.data(), expected.gradient, 1e-4)
  })

  test('cross-entropy after a sigmoid, where σ is 0 or 1 to single precision', async () => {
    const { labels, logits, losses: expected, gradient } = reference.saturation
    const z = tf.variable(tf.tensor1d(logits))
    const losses = () =>
      lossFunction('bce')(
        {
          outputs: tf.sigmoid(z),
          logits: z as tf.Tensor as tf.Tensor1D,
          labels: tf.tensor1d(labels),
          embeddings: tf.zeros([0, 0]),
          classes: new Uint8Array(),
        },
        DEFAULT_CONFIG,
      )
    expectClose(await losses().data(), expected, 1e-5)
    const { grads } = tf.variableGrads(() => tf.sum<tf.Scalar>(losses()), [z])
    expectClose(await grads[z.name]!.data(), gradient, 1e-4)
  })
})

describe('metrics, as both questions wrote them', () => {
  const METRIC_IDS = ['keras_lt_half', 'binary_accuracy'] as const

  test.each(METRIC_IDS)('%s of given outputs', (id) => {
    const outputs = Float32Array.from(reference.metrics.outputs, Number)
    const same = Uint8Array.from(reference.metrics.labels)
    expect(METRICS[id]({ outputs, same }, DEFAULT_CONFIG)).toBeCloseTo(reference.metrics[id], 6)
    // A label of 1 says "different" of the same pairs once labels are turned round.
    const turned = Uint8Array.from(labelsOf(same, 'different'))
    const config: RunConfig = { ...DEFAULT_CONFIG, labels: 'different' }
    expect(METRICS[id]({ outputs, same: turned }, config)).toBeCloseTo(reference.metrics[id], 6)
  })

  test.each(METRIC_IDS)('%s of distances', async (id) => {
    for (const [set, expected] of Object.entries(reference.metrics.sets)) {
      const { config, batch, compare } = prepare({ set, config: { epsilon: 0 } })
      const outputs = (await compare(TRAINING).outputs.data()) as Float32Array
      expect(METRICS[id]({ outputs, same: batch.same }, config)).toBeCloseTo(expected[id], 6)
    }
  })
})
