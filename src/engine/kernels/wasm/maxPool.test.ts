import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectEqual, on, values } from './bothBackends'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const small = (min: number, max: number) => fc.integer({ min, max })
const poolings = fc.record({
  shape: fc.tuple(small(1, 5), small(4, 10), small(4, 10), small(1, 19)),
  window: fc.tuple(small(1, 4), small(1, 4)),
  strides: fc.tuple(small(1, 4), small(1, 4)),
  padding: fc.constantFrom('same' as const, 'valid' as const),
  seed: small(1, 1_000_000),
})

/** Whole numbers from −2 to 2: most windows have more than one largest value. */
const ties = (shape: [number, number, number, number], seed: number) =>
  tf.tensor4d(
    values(shape, seed).map((value) => Math.round(4 * value)),
    shape,
  )

/** y, and the gradient of Σ y · w for a fixed w. */
function pooled(
  x: tf.Tensor4D,
  window: [number, number],
  strides: [number, number],
  padding: 'same' | 'valid',
): tf.Tensor[] {
  const y = tf.maxPool(x, window, strides, padding)
  const weighting = tf.tensor4d(values(y.shape, 5), y.shape)
  const objective = (input: tf.Tensor) =>
    tf.sum(tf.mul(tf.maxPool(input as tf.Tensor4D, window, strides, padding), weighting))
  return [y, tf.grad(objective)(x)]
}

describe('max-pooling', () => {
  test('is the stock one, forward and backward, ties and overlaps included', async () => {
    await fc.assert(
      fc.asyncProperty(poolings, ({ shape, window, strides, padding, seed }) =>
        expectEqual(() => pooled(ties(shape, seed), window, strides, padding), 1e-6),
      ),
      { numRuns: 150 },
    )
  })

  test('gives NaN for every window that holds one, and the gradient to the first of them', async () => {
    const [y, dx] = await on('wasm', () => {
      const x = tf.tensor4d([7, NaN, NaN, 1, 2, 3, 4, 5, 6], [1, 3, 3, 1])
      const dy = tf.ones([1, 2, 2, 1]) as tf.Tensor4D
      const pool = (input: tf.Tensor) => tf.maxPool(input as tf.Tensor4D, 2, 1, 'valid')
      return [pool(x), tf.grad(pool)(x, dy)]
    })
    expect(Array.from(y ?? [])).toEqual([NaN, NaN, 5, 6])
    expect(Array.from(dx ?? [])).toEqual([0, 2, 0, 0, 0, 0, 0, 1, 1])
  })

  test('keeps −∞ where a window holds nothing larger', async () => {
    const lowest = new Array<number>(8).fill(-Infinity)
    const [y] = await on('wasm', () => [
      tf.maxPool(tf.tensor4d(lowest, [2, 2, 2, 1]), 2, 2, 'valid'),
    ])
    expect(Array.from(y ?? [])).toEqual([-Infinity, -Infinity])
  })
})
