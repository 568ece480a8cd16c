/** What a distance matrix adds to the distances of pairs: a diagonal, blocks, nearness. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import { matrixSums } from './differences'
import { DISTANCE_FUNCTIONS } from './distanceFunctions'
import { FORMS, IDS, PLAIN, randomValues, read, tensorOf, type Rows } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe.each(IDS)('a %s matrix', (id) => {
  const slopes = (given: Rows, weights: readonly number[], patch: Partial<RunConfig> = {}) => {
    const m = given.length
    const config = { ...PLAIN, ...patch }
    const upstream = tf.tensor2d([...weights], [m, m])
    const total = (e: tf.Tensor) =>
      tf.sum(tf.mul(DISTANCE_FUNCTIONS[id].matrix(e as tf.Tensor2D, config), upstream))
    return read(tf.grad(total)(tensorOf(given)))
  }

  test('has finite slopes although its diagonal is 0, in each form of the root', async () => {
    const apart = [
      [1, 2],
      [-3, 1],
      [0.5, -2],
    ]
    for (const form of FORMS)
      expect((await slopes(apart, new Array<number>(9).fill(1), form)).every(Number.isFinite)).toBe(
        true,
      )
  })

  test('is exactly symmetric and, but for the cosine, as exact near 0 as its pairs', async () => {
    // Far from the origin and near one another: where ‖a‖² + ‖b‖² − 2a·b would lose everything.
    const drawn = [
      [1000, 1000],
      [1000.001, 1000],
      [1000, 1000],
    ]
    const found = await read(DISTANCE_FUNCTIONS[id].matrix(tensorOf(drawn), PLAIN))
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(found[3 * i + j]).toBe(found[3 * j + i])
    if (id === 'cosine') return
    const pair = tensorOf([drawn[0] ?? [], drawn[1] ?? []])
    expect(found[1]).toBe((await read(DISTANCE_FUNCTIONS[id].pairs(pair, PLAIN)))[0])
    expect(found[1]).toBeGreaterThan(0)
    expect(found[2]).toBe(0)
  })
})

test('a matrix made block by block is the one made at once, with its slopes', async () => {
  const x = tf.tensor2d(randomValues(7 * 3, 13), [7, 3])
  const upstream = tf.tensor2d(randomValues(7 * 7, 14), [7, 7])
  const cubes = {
    value: (d: tf.Tensor) => tf.pow(tf.abs(d), 3),
    slope: (d: tf.Tensor) => tf.mul(tf.mul(d, tf.abs(d)), 3),
  }
  const figures = async (block?: number) => {
    const sums = (e: tf.Tensor) => matrixSums(e as tf.Tensor2D, cubes, block)
    const total = (e: tf.Tensor) => tf.sum(tf.mul(sums(e), upstream))
    return [...(await read(sums(x))), ...(await read(tf.grad(total)(x)))]
  }
  const atOnce = await figures()
  // Rows of 21 differences: two a block with one left over; and one a block however long.
  for (const block of [42, 1]) expect(await figures(block)).toEqual(atOnce)
})
