/** Runs that begin with weights of a file, and keep the first layers of them as they are. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { WeightValues } from '../../domain/snapshot'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** Of another seed, trained for a few steps. */
async function weightsOf(patch: Partial<RunConfig> = {}): Promise<readonly WeightValues[]> {
  const trainer = createTrainer({ ...TINY_CONFIG, seed: 9, ...patch }, TINY_DATASET)
  for (let i = 0; i < 4; i++) await trainer.step()
  const { weights } = await trainer.snapshot()
  trainer.dispose()
  return weights
}

const FROZEN = 3

async function trained(config: RunConfig, begins: readonly WeightValues[], steps = 3) {
  const trainer = createTrainer(config, TINY_DATASET, begins)
  const records = []
  for (let i = 0; i < steps; i++) {
    const { record, layers } = await trainer.step()
    records.push({ ...record, ms: null, layers })
  }
  const evaluation = await trainer.evaluate(steps)
  const { weights } = await trainer.snapshot()
  trainer.dispose()
  return { records, evaluation, weights }
}

describe('a run that begins with weights', () => {
  test('has them before its first step, and is judged by them', async () => {
    const begins = await weightsOf()
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET, begins)
    expect((await trainer.snapshot()).weights).toEqual(begins)
    const judgement = await trainer.judge(0)
    trainer.dispose()
    const drawn = createTrainer(TINY_CONFIG, TINY_DATASET)
    expect(judgement.step).toBe(0)
    expect(judgement.outputs).not.toEqual((await drawn.judge(0)).outputs)
    // What it is to beat is a network that nothing trained.
    expect(judgement.baselines.untrained).toEqual((await drawn.judge(0)).baselines.untrained)
    drawn.dispose()
  })

  test('is a function of its RunConfig and them, to the last bit', async () => {
    const begins = await weightsOf()
    const config = { ...TINY_CONFIG, frozen: FROZEN, l2: 0.01 }
    expect(await trained(config, begins)).toEqual(await trained(config, begins))
  })

  test('leaves frozen layers alone, moving statistics too, and trains the rest', async () => {
    const begins = await weightsOf()
    const { weights, records, evaluation } = await trained(
      { ...TINY_CONFIG, frozen: FROZEN, l2: 0.01 },
      begins,
    )
    for (const [i, { name, values }] of weights.entries()) {
      const isFrozen = !name.startsWith('dense')
      if (isFrozen) expect(values, name).toEqual(begins[i]?.values)
      // The bias of a linear embedding moves both twins alike, and has no gradient.
      else if (name === 'dense/kernel') expect(values, name).not.toEqual(begins[i]?.values)
    }
    // Nothing of them is measured as if they trained.
    expect(records[0]?.layers.map(({ name }) => name)).toEqual(['dense'])
    expect(evaluation.layers.find(({ name }) => name === 'conv2d')?.moved).toBeNull()
  })

  test('goes on from a snapshot as it would have', async () => {
    const begins = await weightsOf()
    const config: RunConfig = { ...TINY_CONFIG, frozen: FROZEN, optimizer: 'adam' }
    const whole = createTrainer(config, TINY_DATASET, begins)
    for (let i = 0; i < 2; i++) await whole.step()
    const resumed = createTrainer(config, TINY_DATASET, begins)
    resumed.resume(structuredClone(await whole.snapshot()))
    const next = async () => ({ ...(await whole.step()).record, ms: null })
    const again = async () => ({ ...(await resumed.step()).record, ms: null })
    expect(await again()).toEqual(await next())
    whole.dispose()
    resumed.dispose()
  })

  test('freezes no head: one that learns goes on learning', async () => {
    const patch = { head: 'dense_sigmoid', loss: 'bce' } as const
    const begins = await weightsOf(patch)
    const config = { ...TINY_CONFIG, ...patch, frozen: TINY_CONFIG.layers.length }
    const { weights } = await trained(config, begins)
    const moved = weights.filter(({ values }, i) =>
      values.some((each, j) => each !== begins[i]?.values[j]),
    )
    expect(moved.map(({ name }) => name)).toEqual(['head_dense/kernel', 'head_dense/bias'])
  })
})
