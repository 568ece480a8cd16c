import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { Snapshot } from '../../domain/snapshot'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer, type Trainer } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const WITH_MASKS: RunConfig['layers'] = [
  ...TINY_CONFIG.layers.slice(0, -1),
  { kind: 'dropout', rate: 0.4 },
  ...TINY_CONFIG.layers.slice(-1),
]

/** All figures of steps and an evaluation, but for times. */
async function figures(trainer: Trainer, from: number, to: number) {
  const steps = []
  for (let step = from; step <= to; step++) {
    const { record, layers, closest } = await trainer.step()
    steps.push({ ...record, ms: null, layers, closest })
  }
  return { steps, evaluation: await trainer.evaluate(to) }
}

async function snapshotAfter(config: RunConfig, steps: number): Promise<Snapshot> {
  const trainer = createTrainer(config, TINY_DATASET)
  for (let i = 0; i < steps; i++) await trainer.step()
  const snapshot = await trainer.snapshot()
  trainer.dispose()
  return snapshot
}

describe('a snapshot', () => {
  test.each([
    { optimizer: 'rmsprop' },
    { optimizer: 'adam', clip: 0.5 },
    { optimizer: 'sgd', momentum: 0.9 },
    { optimizer: 'adam', layers: WITH_MASKS, pairs: 'every' },
    { optimizer: 'adam', head: 'bn_dense_sigmoid', loss: 'bce' },
    { optimizer: 'adam', flip: 1, rotate: 20, l2: 0.01 },
  ] satisfies Partial<RunConfig>[])(
    'goes on as the run would have, to the last bit: %o',
    async (patch) => {
      const config: RunConfig = { ...TINY_CONFIG, ...patch }
      const whole = createTrainer(config, TINY_DATASET)
      await figures(whole, 1, 5)
      const expected = await figures(whole, 6, 9)
      whole.dispose()

      const resumed = createTrainer(config, TINY_DATASET)
      resumed.resume(structuredClone(await snapshotAfter(config, 5)))
      expect(resumed.stepsIssued).toBe(5)
      expect(await figures(resumed, 6, 9)).toEqual(expected)
      resumed.dispose()
    },
  )

  test('is a copy: later steps leave it alone, and it leaves no tensor behind', async () => {
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    await trainer.step()
    const tensors = tf.memory().numTensors
    const snapshot = await trainer.snapshot()
    const before = structuredClone(snapshot)
    trainer.resume(snapshot)
    expect(tf.memory().numTensors).toBe(tensors)
    await trainer.step()
    expect(snapshot).toEqual(before)
    trainer.dispose()
  })

  test.each<[string, Partial<RunConfig>, RegExp]>([
    [
      'fewer weights',
      { layers: TINY_CONFIG.layers.slice(1) },
      /holds \d+ weights; this network has/,
    ],
    ['another optimiser', { optimizer: 'sgd', momentum: 0 }, /of another one/],
    ['another input', { size: 12 }, /“dense\/kernel” is of shape \[\d+, \d+\] there/],
  ])('is refused by a network of %s', async (_of, patch, why) => {
    const snapshot = await snapshotAfter(TINY_CONFIG, 1)
    const other = createTrainer({ ...TINY_CONFIG, ...patch }, TINY_DATASET)
    expect(() => other.resume(snapshot)).toThrow(why)
    other.dispose()
  })
})
