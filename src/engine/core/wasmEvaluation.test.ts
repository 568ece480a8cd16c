/** Evaluations and traces of a NaN on the WASM backend. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import type { EvaluationReport, NonFiniteReport } from '../../domain/reports'
import { startEngine } from '../node/startEngine'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer, type StepResult } from './trainer'

beforeAll(() => startEngine({ build: 'plain' }))

/** Steps and then an evaluation; fails where tensors are left behind. */
async function on(backend: 'cpu' | 'wasm', config: RunConfig, steps: number) {
  await tf.setBackend(backend)
  const before = tf.memory().numTensors
  const trainer = createTrainer(config, TINY_DATASET)
  const results: StepResult[] = []
  while (results.length < steps) results.push(await trainer.step())
  const report = await trainer.evaluate(steps)
  trainer.dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { report, results }
}

function expectAlike(ours: EvaluationReport, theirs: EvaluationReport) {
  expect(ours.layers.map(({ name }) => name)).toEqual(theirs.layers.map(({ name }) => name))
  ours.layers.forEach(({ dead, saturated, largest, moved }, i) => {
    const layer = theirs.layers[i]
    expect([dead, saturated]).toEqual([layer?.dead, layer?.saturated])
    expect(largest / (layer?.largest ?? NaN)).toBeCloseTo(1, 3)
    if (moved === null) expect(layer?.moved).toBeNull()
    else expect(moved).toBeCloseTo(layer?.moved ?? NaN, 3)
  })
  expect(ours.ownStatistics?.loss).toBeCloseTo(theirs.ownStatistics?.loss ?? NaN, 3)
  expect(ours.headScale).toBeCloseTo(theirs.headScale ?? NaN, 3)
}

test('layers, own statistics and the head’s scale are the CPU backend’s', async () => {
  const layers: LayerSpec[] = [
    { kind: 'conv2d', filters: 5, kernel: 3, strides: 1, padding: 'same', activation: 'tanh' },
    { kind: 'max_pooling2d', pool: 2, strides: 2 },
    ...TINY_CONFIG.layers,
    { kind: 'dense', units: 9, activation: 'relu' },
    { kind: 'dense', units: 5, activation: 'sigmoid' },
    { kind: 'dense', units: 3, activation: 'softmax' },
  ]
  const config: RunConfig = { ...TINY_CONFIG, layers, head: 'bn_dense_sigmoid', l2: 0.01 }
  const ours = await on('wasm', config, 3)
  const theirs = await on('cpu', config, 3)
  expectAlike(ours.report, theirs.report)
  ours.results.forEach(({ record }, i) => {
    const { penalty, active, least, largest } = theirs.results[i]!.record
    expect(record.penalty).toBeCloseTo(penalty, 4)
    expect(record).toMatchObject({ active, least })
    expect(record.largest).toBeCloseTo(largest, 3)
  })
})

test('a layer that overflows is told of, and how it has grown', async () => {
  const config: RunConfig = { ...TINY_CONFIG, optimizer: 'adam', learningRate: 2e38 }
  const seen = async (backend: 'cpu' | 'wasm') => {
    const { results } = await on(backend, config, 2)
    return results[1]?.nonFinite as NonFiniteReport
  }
  const ours = await seen('wasm')
  expect(ours).toMatchObject({ step: 2, origin: 'conv2d' })
  expect(Number.isFinite(ours.forward[0]?.now)).toBe(false)
  const theirs = await seen('cpu')
  ours.forward.forEach(({ name, first }, i) => {
    expect(name).toBe(theirs.forward[i]?.name)
    expect(first).toBeCloseTo(theirs.forward[i]?.first ?? NaN, 4)
  })
})
