/** Every head and loss in whole training steps. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { twinTensor } from './data/images'
import { createPairSource } from './data/pairs'
import { pixelsOf } from './data/pixels'
import { createNetwork } from './encoders/network'
import { createOptimizer } from './optimizers/optimizer'
import { rehearse } from './rehearsal'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer, type StepResult } from './trainer'
import { issueStep } from './trainingStep'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const HEADS = ['raw', 'sigmoid', 'dense_sigmoid', 'bn_dense_sigmoid', 'absdiff_sigmoid'] as const
const LOSSES = ['contrastive', 'double_margin', 'bce', 'broadcast', 'cosine_embedding'] as const
const WITHIN_BATCH = ['triplet', 'info_nce'] as const
type Choice = Pick<RunConfig, 'head' | 'loss'>

// Cross-entropy is of a probability: it clips a raw distance above 1, without a slope there.
const PAIRWISE: readonly Choice[] = HEADS.flatMap((head) =>
  LOSSES.filter((loss) => head !== 'raw' || loss !== 'bce').map((loss) => ({ head, loss })),
)

/** The last layer is not linear: its bias would cancel in the difference of two embeddings. */
const LAYERS: RunConfig['layers'] = [
  ...TINY_CONFIG.layers.slice(0, -1),
  { kind: 'dense', units: 6, activation: 'tanh' },
]

describe('every head and loss', () => {
  /** Trains a few steps; names of the trainable weights that have not moved since the first. */
  async function unmoved(patch: Partial<RunConfig>): Promise<string[]> {
    const config: RunConfig = { ...TINY_CONFIG, layers: LAYERS, batch: 8, ...patch }
    const network = createNetwork(config)
    const before = network.trainable.map(({ variable }) => variable.dataSync().slice())
    const parameters = network.trainable.reduce((sum, { variable }) => sum + variable.size, 0)
    const model = { config, network, optimizer: createOptimizer(config, parameters) }
    const source = createPairSource(config, TINY_DATASET.train, null)
    for (let step = 1; step <= 3; step++) {
      const batch = source.batch(step)
      const images = twinTensor(TINY_DATASET.train, batch, pixelsOf(config, TINY_DATASET.train))
      const { gradients } = issueStep(model, images, batch, step)
      for (const gradient of gradients)
        expect(gradient.dataSync().every(Number.isFinite)).toBe(true)
    }
    return network.trainable
      .filter(({ variable }, i) => variable.dataSync().every((w, j) => w === before[i]?.[j]))
      .map(({ name }) => name)
  }

  test.each(PAIRWISE)('move every weight by finite gradients: $head, $loss', async (patch) => {
    expect(await unmoved(patch)).toEqual([])
  })

  test.each(WITHIN_BATCH)('leave the head alone where the loss never sees it: %s', async (loss) => {
    expect(await unmoved({ loss })).toEqual([])
    expect(await unmoved({ loss, head: 'dense_sigmoid' })).toEqual([
      'head_dense/kernel',
      'head_dense/bias',
    ])
  })

  /** The results of `count` steps, one after the other, and an evaluation. */
  async function run(config: RunConfig, count: number) {
    const trainer = createTrainer(config, TINY_DATASET)
    const results: StepResult[] = []
    for (let i = 0; i < count; i++) results.push(await trainer.step())
    const evaluation = await trainer.evaluate(count)
    trainer.dispose()
    return { results, evaluation, losses: results.map(({ record }) => record.loss) }
  }

  test('report the head’s layers after the encoder’s', async () => {
    const { results } = await run({ ...TINY_CONFIG, head: 'bn_dense_sigmoid' }, 1)
    const { layers, record } = results[0] as StepResult
    expect(layers.map(({ name }) => name).slice(3)).toEqual([
      'head_batch_normalization',
      'head_dense',
    ])
    expect(layers.slice(3).every(({ gradNorm }) => gradNorm > 0)).toBe(true)
    expect(Math.hypot(...layers.map(({ gradNorm }) => gradNorm))).toBeCloseTo(record.gradNorm, 6)
  })

  test('of |a − b| take no notice of the distance and its ε, but tell it', async () => {
    const config: RunConfig = { ...TINY_CONFIG, head: 'absdiff_sigmoid', loss: 'bce' }
    const one = await run({ ...config, epsilon: 0 }, 3)
    const two = await run({ ...config, epsilon: 0.1, epsilonForm: 'add' }, 3)
    const three = await run({ ...config, distance: 'manhattan' }, 3)
    expect(two.losses).toEqual(one.losses)
    expect(three.losses).toEqual(one.losses)
    expect(one.evaluation.outputs).toEqual(two.evaluation.outputs)
    expect(two.evaluation.distances[0]).toBeGreaterThan(one.evaluation.distances[0] ?? NaN)
    expect(three.results[0]?.closest).not.toBe(one.results[0]?.closest)
  })

  test.each([...PAIRWISE, ...WITHIN_BATCH.map((loss) => ({ head: 'raw' as const, loss }))])(
    'are rehearsed, and nothing of it stays: $head, $loss',
    (patch) => {
      const before = tf.memory().numTensors
      tf.tidy(() => rehearse({ ...TINY_CONFIG, ...patch, l2: 0.01 }))
      expect(tf.memory().numTensors).toBe(before)
    },
  )
})
