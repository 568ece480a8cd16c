/** What held-out pairs come to where batch normalisation goes by their own statistics. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import { rank } from '../../domain/verification/ranking'
import { heldOutPairs } from './data/pairs'
import { pixelsOf } from './data/pixels'
import { createNetwork } from './encoders/network'
import { evaluate } from './evaluation'
import { chunk } from './scoring'
import { TINY_CONFIG, TINY_DATASET } from './testData'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const UNITS = 3
const LAYERS: readonly LayerSpec[] = [
  { kind: 'flatten' },
  { kind: 'dense', units: UNITS, activation: 'linear' },
  { kind: 'batch_normalization' },
]
const PAIRS = heldOutPairs(TINY_DATASET, 40)
const BATCH = 20

/** The report of a network, and what its weights were before and after. */
async function evaluated(layers: readonly LayerSpec[], patch: Partial<RunConfig> = {}) {
  const config: RunConfig = { ...TINY_CONFIG, batch: BATCH, layers: [...layers], ...patch }
  const network = createNetwork(config)
  const weights = () => network.weights.map(({ variable }) => Array.from(variable.dataSync()))
  const before = weights()
  const pixels = pixelsOf(config, TINY_DATASET.train)
  const heldOut = { set: TINY_DATASET.heldOut, pairs: PAIRS, pixels }
  const initial = network.trainable.map(({ variable }) => variable)
  const live = tf.memory().numTensors
  const report = await evaluate({ network, initial }, config, heldOut, 3, async () => {})
  expect(tf.memory().numTensors).toBe(live)
  const after = weights()
  network.dispose()
  return { report, before, after }
}

/** Distances of a chunk's pairs by plain loops: x·W + b, normalised by each twin's own statistics. */
function distancesOf(start: number, [kernel = [], bias = []]: number[][]): number[] {
  const { a, b } = chunk(PAIRS, start, BATCH)
  const embedded = [a, b].map((images) => normalised([...images].map((image) => linear(image))))
  return Array.from(a, (_, i) => {
    const [one, two] = [embedded[0]?.[i] ?? [], embedded[1]?.[i] ?? []]
    const sum = one.reduce((total, each, unit) => total + (each - (two[unit] ?? NaN)) ** 2, 0)
    return Math.sqrt(Math.max(sum, 1e-7))
  })

  function linear(image: number): number[] {
    const pixels = TINY_DATASET.heldOut.pixels.subarray(64 * image, 64 * (image + 1))
    return Array.from({ length: UNITS }, (_, unit) =>
      pixels.reduce(
        (sum, pixel, i) => sum + (pixel / 255) * (kernel[UNITS * i + unit] ?? NaN),
        bias[unit] ?? NaN,
      ),
    )
  }
}

function normalised(rows: number[][]): number[][] {
  const moments = Array.from({ length: UNITS }, (_, unit) => {
    const values = rows.map((row) => row[unit] ?? NaN)
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length
    return { mean, deviation: Math.sqrt(variance + 1e-3) }
  })
  return rows.map((row) =>
    row.map((each, i) => (each - (moments[i]?.mean ?? NaN)) / (moments[i]?.deviation ?? NaN)),
  )
}

describe('pairs by their own statistics', () => {
  test('are normalised twin by twin and chunk by chunk, as in training', async () => {
    const { report, before } = await evaluated(LAYERS)
    const distances = [0, BATCH].flatMap((start) => distancesOf(start, before))
    const costs = distances.map((d, i) => (PAIRS.same[i] ? d * d : Math.max(0, 1 - d) ** 2))
    const { auc, bestAccuracy } = rank(
      { outputs: Float32Array.from(distances), same: PAIRS.same },
      'different',
    )
    const right = distances.filter((d, i) => d < 0.5 === (PAIRS.same[i] === 1)).length
    const loss = costs.reduce((sum, each) => sum + each, 0) / costs.length
    expect(report.ownStatistics?.loss).toBeCloseTo(loss, 4)
    expect(report.ownStatistics).toMatchObject({ auc, bestAccuracy, verified: right / 40 })
    expect(report.ownStatistics?.loss).not.toBeCloseTo(report.loss, 1)
  })

  test('move no statistic, and nothing else', async () => {
    const { before, after } = await evaluated(LAYERS, { head: 'bn_dense_sigmoid' })
    expect(after).toEqual(before)
    expect(before.flat().some((each) => each !== 0)).toBe(true)
  })

  test('pass no dropout', async () => {
    const before = LAYERS.slice(0, 1)
    const dropping = (rate: number) =>
      evaluated([...before, { kind: 'batch_normalization' }, { kind: 'dropout', rate }])
    const { report: without } = await dropping(0)
    const { report: dropped } = await dropping(0.5)
    expect(dropped.ownStatistics).toEqual(without.ownStatistics)
  })

  test('have the penalty in their loss', async () => {
    const { report: plain } = await evaluated(LAYERS)
    const { report, before } = await evaluated(LAYERS, { l2: 0.01 })
    const squares = before[0]?.reduce((sum, w) => sum + w * w, 0) ?? NaN
    const more = (report.ownStatistics?.loss ?? NaN) - (plain.ownStatistics?.loss ?? NaN)
    expect(more).toBeCloseTo(0.01 * squares, 5)
  })

  test('are looked at for a head that normalises, and not without any normalisation', async () => {
    const plain = LAYERS.slice(0, 2)
    expect((await evaluated(plain)).report.ownStatistics).toBeNull()
    const { report } = await evaluated(plain, { head: 'bn_dense_sigmoid' })
    expect(report.ownStatistics).not.toBeNull()
    expect(report.ownStatistics?.loss).not.toBe(report.loss)
  })
})
