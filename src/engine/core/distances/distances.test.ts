import { NAIVE_DISTANCES } from '../../../domain/choices/distances/testDistances'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { DISTANCE_FUNCTIONS } from './distanceFunctions'
import {
  expectClose,
  finiteDifferences,
  IDS,
  PLAIN,
  randomValues,
  read,
  rowsOf,
  tensorOf,
} from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const component = fc.integer({ min: -50, max: 50 }).map((n) => n / 8)
const row = fc.array(component, { minLength: 3, maxLength: 3 })
const rows = (length: number) => fc.array(row, { minLength: length, maxLength: length })

describe.each(IDS)('the %s distance', (id) => {
  const { pairs, matrix } = DISTANCE_FUNCTIONS[id]
  const naive = NAIVE_DISTANCES[id]

  test('of pairs equals a naive loop', async () => {
    await fc.assert(
      fc.asyncProperty(rows(6), async (drawn) => {
        const expected = [0, 1, 2].map((i) => naive(drawn[i] ?? [], drawn[i + 3] ?? []))
        expectClose(await read(pairs(tensorOf(drawn), PLAIN)), expected, 1e-6)
      }),
      { numRuns: 30 },
    )
  })

  test('of all images from one another equals a naive loop, 0 on the diagonal', async () => {
    await fc.assert(
      fc.asyncProperty(rows(4), async (drawn) => {
        const expected = drawn.flatMap((a, i) =>
          // An embedding of zeros has no direction: its cosine distance from itself is 1.
          drawn.map((b, j) => (i === j && id !== 'cosine' ? 0 : naive(a, b))),
        )
        expectClose(await read(matrix(tensorOf(drawn), PLAIN)), expected, 1e-6)
      }),
      { numRuns: 30 },
    )
  })

  test('has the slopes that finite differences find', async () => {
    const x = randomValues(6 * 4, 7)
    const upstream = randomValues(3, 8)
    const expected = finiteDifferences((moved) => {
      const drawn = rowsOf(moved, 4)
      return upstream.reduce((sum, w, i) => sum + w * naive(drawn[i] ?? [], drawn[i + 3] ?? []), 0)
    }, x)
    const total = (e: tf.Tensor) => tf.sum(tf.mul(pairs(e as tf.Tensor2D, PLAIN), [...upstream]))
    expectClose(await read(tf.grad(total)(tf.tensor2d(x, [6, 4]))), expected, 1e-4)
  })

  test('has the slopes that finite differences find, of all from one another', async () => {
    const x = randomValues(5 * 4, 9)
    const upstream = randomValues(25, 10)
    const expected = finiteDifferences((moved) => {
      const drawn = rowsOf(moved, 4)
      return upstream.reduce(
        (sum, w, k) => sum + w * naive(drawn[Math.floor(k / 5)] ?? [], drawn[k % 5] ?? []),
        0,
      )
    }, x)
    const weights = tf.tensor2d(upstream, [5, 5])
    const total = (e: tf.Tensor) => tf.sum(tf.mul(matrix(e as tf.Tensor2D, PLAIN), weights))
    expectClose(await read(tf.grad(total)(tf.tensor2d(x, [5, 4]))), expected, 1e-4)
  })

  test('of NaN is NaN, for that pair alone', async () => {
    const drawn = [
      [NaN, 1],
      [1, 2],
      [3, 4],
      [5, 7],
    ]
    expect((await read(pairs(tensorOf(drawn), PLAIN))).map(Number.isNaN)).toEqual([true, false])
  })
})

describe('where a slope is a matter of choice', () => {
  test('the Manhattan distance has slope 0 where components are equal', async () => {
    const total = (e: tf.Tensor) =>
      tf.sum(DISTANCE_FUNCTIONS.manhattan.pairs(e as tf.Tensor2D, PLAIN))
    const gradient = tf.grad(total)(
      tensorOf([
        [1, 2],
        [1, 0],
      ]),
    )
    expect(await read(gradient)).toEqual(
      [0, 1, 0, -1].map((n) => (n === 0 ? expect.closeTo(0) : n)),
    )
  })

  test('the cosine distance scales an embedding shorter than 10⁻⁶ by 10⁶, whatever its length', async () => {
    const total = (e: tf.Tensor) => tf.sum(DISTANCE_FUNCTIONS.cosine.pairs(e as tf.Tensor2D, PLAIN))
    const shortAndLong = tensorOf([
      [3e-7, 4e-7],
      [1, 0],
    ])
    expectClose(await read(total(shortAndLong)), [0.7], 1e-6)
    const found = await read(tf.grad(total)(shortAndLong))
    expectClose(found.slice(0, 2), [-1e6, 0], 1e-6)
    expectClose(found.slice(2), [0, -0.4], 1e-6)
  })

  test('the cosine distance of embeddings of zeros is 1, without slopes', async () => {
    const zeros = tensorOf([
      [0, 0],
      [0, 0],
    ])
    expect(await read(DISTANCE_FUNCTIONS.cosine.pairs(zeros, PLAIN))).toEqual([1])
    const total = (e: tf.Tensor) => tf.sum(DISTANCE_FUNCTIONS.cosine.pairs(e as tf.Tensor2D, PLAIN))
    expect((await read(tf.grad(total)(zeros))).map(Math.abs)).toEqual([0, 0, 0, 0])
  })

  test('the cosine distance does not depend on length', async () => {
    const found = await read(
      DISTANCE_FUNCTIONS.cosine.pairs(
        tensorOf([
          [3, 4],
          [1, 0],
          [30, 40],
          [0, 7],
        ]),
        PLAIN,
      ),
    )
    expectClose(found, [0, 1], 1e-6)
  })
})
