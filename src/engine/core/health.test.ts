import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import { createNetwork } from './encoders/network'
import { examine } from './health'
import { nonFiniteReport } from './nonFinite'
import { pack, unpack } from './readout'
import { TINY_CONFIG } from './testData'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const config: RunConfig = {
  ...TINY_CONFIG,
  epsilon: 0,
  layers: [{ kind: 'flatten' }, { kind: 'dense', units: 1, activation: 'linear' }],
}

const PLACES = { a: Int32Array.of(0, 1, 2), b: Int32Array.of(3, 4, 5) }
const SOUND = { distances: [0.5, 0, 2], losses: [1, 2, 3], gradient: 1, weight: 1, loss: 2 }

/** The verdict on a step with the given figures: two weights, their gradients, three pairs. */
async function verdict(
  figures: Partial<typeof SOUND>,
  patch: Partial<RunConfig> = {},
  batch = PLACES,
) {
  const { distances, losses, gradient, weight, loss } = { ...SOUND, ...figures }
  const gradients = [tf.tensor2d([[1, gradient]]), tf.tensor1d([2])]
  const weights = [tf.tensor2d([[3, 4]]), tf.tensor1d([weight])]
  const pairs = {
    distances: tf.tensor1d(distances),
    outputs: tf.tensor1d(distances),
    losses: tf.tensor1d(losses),
  }
  const report = pack(pairs, tf.scalar(loss), sumsOfSquares(gradients), sumsOfSquares(weights))
  const readout = unpack((await report.data()) as Float32Array, 3, 2, 2)
  const health = await examine(readout, { gradients, weights })
  const network = createNetwork(config)
  const view = (index: number) => ({
    ...{
      index,
      same: true,
      side: 1,
      channels: 1 as const,
      distance: distances[index] ?? NaN,
      output: 0,
    },
    imageA: new Uint8Array(1),
    imageB: new Uint8Array(1),
  })
  const settings = { ...config, ...patch }
  const found = nonFiniteReport(9, readout, health, network, settings, batch, view)
  network.dispose()
  return { found, health, readout }
}

describe('a step', () => {
  test('that is finite throughout has norms and no report', async () => {
    const { found, health, readout } = await verdict({})
    expect(found).toBeNull()
    expect(health.weights).toEqual([
      { norm: 5, nonFinite: null },
      { norm: 1, nonFinite: null },
    ])
    expect(Array.from(readout.losses)).toEqual([1, 2, 3])
    expect(readout.loss).toBe(2)
  })

  test('whose squares overflow though its values are finite has no report either', async () => {
    const { found, health, readout } = await verdict({ gradient: 1e25, weight: -1e30 })
    expect(readout.gradientSquares[0]).toBe(Infinity)
    expect(found).toBeNull()
    expect((health.gradients[0]?.norm ?? NaN) / 1e25).toBeCloseTo(1, 6)
    expect((health.weights[1]?.norm ?? NaN) / 1e30).toBeCloseTo(1, 6)
  })

  test('is blamed on the loss first, and on its first pair that is not finite', async () => {
    const { found } = await verdict({ losses: [1, Infinity, NaN], loss: NaN, gradient: NaN })
    expect(found).toMatchObject({ step: 9, where: 'loss', value: 'nan', pair: { index: 1 } })
    expect(found?.tensors).toEqual(['dense/kernel'])
  })

  test('whose mean alone overflows is blamed on the loss, without a pair', async () => {
    const { found } = await verdict({ loss: Infinity })
    expect(found).toMatchObject({ where: 'loss', value: 'inf', pair: null, tensors: [] })
  })

  test('is blamed on the gradient next, and on the pair at a distance of 0', async () => {
    const { found } = await verdict({ gradient: NaN, weight: NaN })
    expect(found).toMatchObject({ where: 'gradient', value: 'nan', loss: 2, tensorCount: 2 })
    expect(found).toMatchObject({ tensors: ['dense/kernel'], pair: { index: 1, distance: 0 } })
  })

  test('tells whether the pair at fault is an image with itself, and which images come twice', async () => {
    const batch = { a: Int32Array.of(4, 7, 1), b: Int32Array.of(4, 7, 4) }
    const blamed = await verdict({ gradient: NaN }, {}, batch)
    expect(blamed.found).toMatchObject({ pair: { index: 1 }, ofItself: true, drawnTwice: 2 })
    const other = await verdict({ losses: [1, 2, NaN] }, {}, batch)
    expect(other.found).toMatchObject({ pair: { index: 2 }, ofItself: false, drawnTwice: 2 })
    const none = await verdict({ weight: NaN }, {}, batch)
    expect(none.found).toMatchObject({ pair: null, ofItself: false })
    const apart = await verdict({ gradient: NaN })
    expect(apart.found).toMatchObject({ ofItself: false, drawnTwice: 0 })
  })

  test('blames no pair where none is at 0, or where ε guards the root', async () => {
    const apart = await verdict({ gradient: NaN, distances: [1, 2, 3] })
    expect(apart.found).toMatchObject({ where: 'gradient', pair: null })
    const guarded = await verdict({ gradient: NaN }, { epsilon: 1e-7, epsilonForm: 'safe' })
    expect(guarded.found).toMatchObject({ where: 'gradient', pair: null })
    const infinite = await verdict({ gradient: Infinity })
    expect(infinite.found).toMatchObject({ where: 'gradient', value: 'inf', pair: null })
  })

  describe('under TensorFlow’s slope of the root', () => {
    const zeros = { gradient: NaN, distances: [0, 0, 0], losses: [0, 1, 1] }

    test('is blamed on the first pair at 0 that costs something', async () => {
      const { found } = await verdict(zeros, { rootSlope: 'tensorflow' })
      expect(found).toMatchObject({ where: 'gradient', pair: { index: 1 } })
      const { found: elsewhere } = await verdict(zeros, { rootSlope: 'ieee' })
      expect(elsewhere).toMatchObject({ where: 'gradient', pair: { index: 0 } })
    })

    test('is blamed on no pair where those at 0 cost nothing', async () => {
      const { found } = await verdict({ ...zeros, losses: [0, 0, 0] }, { rootSlope: 'tensorflow' })
      expect(found).toMatchObject({ where: 'gradient', pair: null })
    })
  })

  test('blames no pair where no root is taken', async () => {
    for (const patch of [{ distance: 'squared' }, { head: 'absdiff_sigmoid' }] as const) {
      const { found } = await verdict({ gradient: NaN }, patch)
      expect(found).toMatchObject({ where: 'gradient', pair: null })
    }
  })

  test('is blamed on the weight last, by name', async () => {
    const { found } = await verdict({ weight: -Infinity })
    expect(found).toMatchObject({ where: 'weight', value: 'inf', tensors: ['dense/bias'] })
  })
})
