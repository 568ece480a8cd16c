import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { PlaygroundError } from '../../domain/errors'
import type { Dataset } from './data/dataset'
import { createNetwork } from './encoders/network'
import { evaluationInterval } from './evaluation'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer, type StepResult } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** The results of `count` steps, one after the other. */
async function run(config: RunConfig, count: number, data: Dataset = TINY_DATASET) {
  const trainer = createTrainer(config, data)
  const results: StepResult[] = []
  for (let i = 0; i < count; i++) results.push(await trainer.step())
  const evaluation = await trainer.evaluate(count)
  trainer.dispose()
  return { results, evaluation }
}

const average = (values: readonly number[]) =>
  values.reduce((sum, each) => sum + each, 0) / values.length
const losses = (results: readonly StepResult[]) => results.map(({ record }) => record.loss)

describe('a run', () => {
  test('learns to tell the two shapes apart, held-out pairs too', async () => {
    const { results, evaluation } = await run({ ...TINY_CONFIG, batch: 16 }, 60)
    expect(losses(results)[0]).toBeGreaterThan(1)
    expect(average(losses(results).slice(-10))).toBeLessThan(0.15)
    expect(evaluation.accuracy).toBeGreaterThan(0.95)
  })

  test.each(['rmsprop', 'adam', 'sgd'] as const)('repeats to the last bit with %s', async (id) => {
    const config: RunConfig = { ...TINY_CONFIG, optimizer: id, clip: 0.5 }
    const one = await run(config, 5)
    const two = await run(config, 5)
    const figures = ({ results, evaluation }: typeof one) => ({
      steps: results.map(({ record, layers, closest }) => ({
        ...record,
        ms: null,
        layers,
        closest,
      })),
      evaluation,
    })
    expect(figures(two)).toEqual(figures(one))
  })

  test('differs under another seed', async () => {
    const one = await run(TINY_CONFIG, 2)
    const two = await run({ ...TINY_CONFIG, seed: 2 }, 2)
    expect(losses(two.results)).not.toEqual(losses(one.results))
  })

  test('gives the same numbers with several steps under way', async () => {
    const { results } = await run(TINY_CONFIG, 6)
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const under = [1, 2, 3, 4, 5, 6].map(() => trainer.step())
    expect(trainer.stepsIssued).toBe(6)
    const together = await Promise.all(under)
    expect(losses(together)).toEqual(losses(results))
    expect(together.map(({ record }) => record.step)).toEqual([1, 2, 3, 4, 5, 6])
    expect(together.every(({ record }) => record.ms >= 0)).toBe(true)
    trainer.dispose()
  })

  test('tells how many epochs it has trained, as a fraction', async () => {
    const { results } = await run(TINY_CONFIG, 4)
    expect(results.map(({ record }) => record.epoch)).toEqual([1 / 3, 2 / 3, 1, 4 / 3])
  })

  test('reports norms of each layer with weights, and the smallest distance', async () => {
    const { results } = await run(TINY_CONFIG, 1)
    const { record, layers, closest, nonFinite } = results[0] as StepResult
    expect(nonFinite).toBeNull()
    expect(layers.map(({ name }) => name)).toEqual(['conv2d', 'batch_normalization', 'dense'])
    expect(Math.hypot(...layers.map(({ gradNorm }) => gradNorm))).toBeCloseTo(record.gradNorm, 10)
    expect(layers[1]?.weightNorm).toBeCloseTo(2, 1)
    expect(closest).toBeGreaterThan(0)
  })

  test('measures each step: penalty, active pairs, and distances at their least and largest', async () => {
    const network = createNetwork(TINY_CONFIG)
    const squares = network.kernels.flatMap(({ variable }) => Array.from(variable.dataSync()))
    network.dispose()
    const penalty = 0.01 * squares.reduce((sum, w) => sum + w * w, 0)
    const { results } = await run({ ...TINY_CONFIG, l2: 0.01, margin: 1e-6, epsilon: 0.09 }, 1)
    const { record, closest } = results[0] as StepResult
    expect(record.penalty).toBeCloseTo(penalty, 6)
    // Half of the pairs are same, and all others lie farther apart than the margin.
    expect(record.active).toBe(0.5)
    expect(record.largest).toBeGreaterThan(closest)
    const { results: plain } = await run({ ...TINY_CONFIG, epsilon: 0.09 }, 1)
    expect(plain[0]?.record.penalty).toBe(0)
    const { results: flat } = await run({ ...TINY_CONFIG, epsilon: 1e4 }, 1)
    expect(flat[0]?.record).toMatchObject({ least: 1, largest: 100, active: 0.5 })
  })

  test('refuses an encoder that does not fit', () => {
    const config: RunConfig = { ...TINY_CONFIG, encoder: 'net_definition', size: 28 }
    const before = tf.memory().numTensors
    expect(() => createTrainer(config, TINY_DATASET)).toThrow(PlaygroundError)
    expect(() => createTrainer(config, TINY_DATASET)).toThrow(/encoder_misfit.*63 px/)
    expect(tf.memory().numTensors).toBe(before)
  })

  test('refuses an encoder without weights', () => {
    const config: RunConfig = { ...TINY_CONFIG, layers: [{ kind: 'flatten' }] }
    expect(() => createTrainer(config, TINY_DATASET)).toThrow(/encoder_misfit.*no weights to train/)
  })
})

describe('tensors', () => {
  test.each(['rmsprop', 'adam', 'sgd'] as const)(
    'stay the same in number from step to step and go with dispose (%s)',
    async (optimizer) => {
      const before = tf.memory().numTensors
      const config: RunConfig = { ...TINY_CONFIG, optimizer, clip: 1 }
      const trainer = createTrainer(config, TINY_DATASET)
      const built = tf.memory()
      // The six trainable weights part from what they began as with the first step.
      const buffers = built.numDataBuffers + 6
      for (let i = 0; i < 5; i++) {
        await trainer.step()
        await trainer.evaluate(i)
        const { numTensors, numDataBuffers } = tf.memory()
        expect([numTensors, numDataBuffers]).toEqual([built.numTensors, buffers])
      }
      trainer.dispose()
      expect(tf.memory().numTensors).toBe(before)
    },
  )

  test('go once steps under way settle after dispose', async () => {
    const before = tf.memory().numTensors
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const under = [trainer.step(), trainer.step()]
    trainer.dispose()
    await Promise.all(under)
    expect(tf.memory().numTensors).toBe(before)
  })

  test('go when dispose comes between two parts of an evaluation', async () => {
    const before = tf.memory().numTensors
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    let parts = 0
    const between = async () => {
      if (++parts === 2) trainer.dispose()
    }
    await expect(trainer.evaluate(0, between)).rejects.toThrow('disposed')
    expect(parts).toBe(2)
    expect(tf.memory().numTensors).toBe(before)
  })

  test('go when an evaluation is cut short by dispose, which rejects it', async () => {
    const before = tf.memory().numTensors
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const evaluation = trainer.evaluate(0)
    trainer.dispose()
    await expect(evaluation).rejects.toThrow('disposed')
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('a value that is not finite', () => {
  /** One image of each class: a same-pair is then a pair of one image with itself. */
  const twoImages: Dataset = {
    ...TINY_DATASET,
    train: {
      side: 8,
      channels: 1,
      count: 2,
      pixels: TINY_DATASET.train.pixels.slice(0, 128),
      classes: Uint8Array.of(0, 1),
    },
  }
  const selfPairs: RunConfig = {
    ...TINY_CONFIG,
    selfPairs: 1,
    epsilon: 0,
    layers: [{ kind: 'flatten' }, { kind: 'dense', units: 4, activation: 'linear' }],
  }

  test('is a gradient of NaN, while the loss is finite, where a pair’s distance is 0', async () => {
    const { results } = await run(selfPairs, 1, twoImages)
    const { nonFinite, record } = results[0] as StepResult
    expect(nonFinite).toMatchObject({
      step: 1,
      where: 'gradient',
      value: 'nan',
      tensors: ['dense/kernel', 'dense/bias'],
      tensorCount: 2,
      loss: record.loss,
      pair: { same: true, distance: 0, output: 0, side: 8 },
    })
    expect(Number.isFinite(record.loss)).toBe(true)
    expect(record.gradNorm).toBeNaN()
    const pair = nonFinite?.pair
    expect(pair?.imageA).toHaveLength(64)
    expect(pair?.imageB).toEqual(pair?.imageA)
  })

  test.each(['max', 'add', 'safe'] as const)('does not occur with ε as %s', async (epsilonForm) => {
    const config: RunConfig = { ...selfPairs, epsilon: 1e-7, epsilonForm }
    const { results } = await run(config, 3, twoImages)
    expect(results.map(({ nonFinite }) => nonFinite)).toEqual([null, null, null])
  })

  test('does not occur under TensorFlow’s slope where the pair at 0 costs nothing', async () => {
    const config: RunConfig = { ...selfPairs, rootSlope: 'tensorflow' }
    const { results } = await run(config, 3, twoImages)
    expect(results.map(({ nonFinite }) => nonFinite)).toEqual([null, null, null])
    expect(results.map(({ closest }) => closest)).toEqual([0, 0, 0])
  })

  test('occurs under it where the loss pushes the pair at 0 apart', async () => {
    const config: RunConfig = { ...selfPairs, rootSlope: 'tensorflow', convention: 'different' }
    const { results } = await run(config, 1, twoImages)
    expect(results[0]?.nonFinite).toMatchObject({
      where: 'gradient',
      value: 'nan',
      pair: { same: true, distance: 0 },
    })
  })

  test.each([{ distance: 'squared' }, { head: 'absdiff_sigmoid' }] as const)(
    'does not occur where no root is taken: %o',
    async (patch) => {
      const { results } = await run({ ...selfPairs, ...patch }, 3, twoImages)
      expect(results.map(({ nonFinite }) => nonFinite)).toEqual([null, null, null])
    },
  )

  test('is the loss itself one step later, with the first pair that shows it', async () => {
    const { results } = await run(selfPairs, 2, twoImages)
    expect(results[1]?.nonFinite).toMatchObject({
      step: 2,
      where: 'loss',
      value: 'nan',
      pair: { index: 0 },
    })
  })
})

describe('held-out evaluation', () => {
  test('covers 200 pairs whatever the batch, the same each time', async () => {
    const trainers = [6, 64, 256].map((batch) =>
      createTrainer({ ...TINY_CONFIG, batch }, TINY_DATASET),
    )
    const reports = await Promise.all(trainers.map((trainer) => trainer.evaluate(7)))
    const [first] = reports
    expect(first?.distances).toHaveLength(200)
    expect(first?.step).toBe(7)
    for (const report of reports) {
      expect(report.same).toEqual(first?.same)
      report.distances.forEach((distance, i) =>
        expect(distance).toBeCloseTo(first?.distances[i] ?? NaN, 5),
      )
      expect(report.loss).toBeCloseTo(first?.loss ?? NaN, 6)
      expect(report.accuracy).toBe(first?.accuracy)
    }
    trainers.forEach((trainer) => trainer.dispose())
  })

  test('has for its loss the mean of what its pairs cost', async () => {
    const { evaluation } = await run(TINY_CONFIG, 1)
    const { outputs, same } = evaluation
    const cost = Array.from(outputs, (o, i) => (same[i] ? o * o : Math.max(0, 1 - o) ** 2))
    const mean = cost.reduce((sum, each) => sum + each, 0) / 200
    expect(evaluation.loss).toBeCloseTo(mean, 6)
  })

  test('leaves the weights and moving statistics alone', async () => {
    const alone = await run(TINY_CONFIG, 3)
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const results: StepResult[] = []
    for (let i = 0; i < 3; i++) {
      results.push(await trainer.step())
      await trainer.evaluate(i)
    }
    expect(losses(results)).toEqual(losses(alone.results))
    trainer.dispose()
  })

  test('is due at intervals that follow from the batch and after each epoch, whatever the step limit', () => {
    expect([2, 6, 16, 32, 64, 256].map(evaluationInterval)).toEqual([170, 60, 25, 15, 10, 10])
    // 40 images have 40 · 39 ordered pairs, 48 batches of 32.
    const config: RunConfig = { ...TINY_CONFIG, pairs: 'every', batch: 32, steps: 100 }
    const trainer = createTrainer(config, TINY_DATASET)
    const due = Array.from({ length: 101 }, (_, i) => i + 1).filter(trainer.evaluationDue)
    expect(due).toEqual([15, 30, 45, 48, 60, 75, 90, 96])
    trainer.dispose()
  })

  test('does not follow epochs of a few steps, which would make it take most of the time', () => {
    const dueIn = (batch: number) => {
      // 40 images are 20 balanced pairs an epoch.
      const trainer = createTrainer({ ...TINY_CONFIG, batch, steps: 60 }, TINY_DATASET)
      const due = Array.from({ length: 60 }, (_, i) => i + 1).filter(trainer.evaluationDue)
      trainer.dispose()
      return due
    }
    expect(dueIn(16)).toEqual([25, 50])
    expect(dueIn(32)).toEqual([15, 30, 45, 60])
  })
})
