import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { twinBatchNormalization } from '../twinBatchNormalization'
import { expectClose, expectEqual, on, values } from './bothBackends'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const small = (min: number, max: number) => fc.integer({ min, max })
const ATTRS = { epsilon: 1e-3, inputGradient: true }

/** y, both statistics, and the gradients of Σ y · w for a fixed w. */
function normalized(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor): tf.Tensor[] {
  const { y, means, variances } = twinBatchNormalization(x, gamma, beta, ATTRS)
  const weighting = tf.tensor(values(y.shape, 5), y.shape)
  const objective = (...inputs: tf.Tensor[]) => {
    const [input, factor, shift] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor]
    return tf.sum(tf.mul(twinBatchNormalization(input, factor, shift, ATTRS).y, weighting))
  }
  return [y, means, variances, ...tf.grads(objective)([x, gamma, beta])]
}

const vector = (size: number, seed: number) => tf.tensor1d(values([size], seed))

describe('batch normalisation of twins', () => {
  test('is the composition of stock kernels, statistics and gradients included', async () => {
    const shapes = fc.oneof(
      fc.tuple(small(1, 4), small(1, 6), small(1, 6), small(1, 19)),
      fc.tuple(small(1, 3), small(9, 17), small(17, 40), small(1, 9)),
      fc.tuple(small(2, 40), small(1, 19)),
    )
    await fc.assert(
      fc.asyncProperty(shapes, small(1, 1_000_000), async ([images, ...rest], seed) => {
        const shape = [2 * images, ...rest]
        const features = rest.at(-1)!
        await expectEqual(
          () =>
            normalized(
              tf.tensor(values(shape, seed), shape),
              vector(features, seed + 1),
              vector(features, seed + 2),
            ),
          1e-5,
        )
      }),
      { numRuns: 100 },
    )
  })

  test('has its gradients by finite differences', async () => {
    const [rows, features] = [10, 3]
    const inputs = [values([rows, features], 1), values([features], 2), values([features], 3)]
    const make = () =>
      normalized(tf.tensor2d(inputs[0]!, [rows, features]), ...tensors(inputs.slice(1)))
    const gradients = (await on('wasm', make)).slice(3)
    gradients.forEach((gradient, which) => {
      const expected = Array.from(gradient, (_, place) => {
        const at = (change: number) => {
          const moved = inputs.map((each) => Float64Array.from(each))
          moved[which]![place]! += change
          return objective(moved as [Float64Array, Float64Array, Float64Array], rows, features)
        }
        return (at(1e-5) - at(-1e-5)) / 2e-5
      })
      expectClose(gradient, expected, 1e-5)
    })
  })

  test('keeps its digits where the mean is far from 0', async () => {
    const shape = [2, 40, 25, 3]
    const [y, , variances] = await on('wasm', () => {
      const x = tf.add(tf.tensor(values(shape, 1), shape), 1000)
      const { y, means, variances } = twinBatchNormalization(x, tf.ones([3]), tf.zeros([3]), ATTRS)
      return [y, means, variances]
    })
    // Of a uniform distribution of width 1.
    for (const variance of variances ?? []) expect(variance).toBeCloseTo(1 / 12, 2)
    const twin = Array.from((y ?? []).slice(0, 3000)).filter((_, i) => i % 3 === 0)
    const mean = twin.reduce((sum, each) => sum + each, 0) / twin.length
    expect(Math.abs(mean)).toBeLessThan(2e-3)
  })

  test('carries a NaN through its twin’s feature, and not to the other twin', async () => {
    const [y] = await on('wasm', () => {
      const x = tf.tensor2d([NaN, 1, 2, 3, 4, 5, 6, 7], [4, 2])
      return [twinBatchNormalization(x, tf.ones([2]), tf.zeros([2]), ATTRS).y]
    })
    expect(Array.from(y ?? [], Number.isNaN)).toEqual([true, false, true, ...Array(5).fill(false)])
  })
})

const tensors = (arrays: Float32Array[]) =>
  arrays.map((each) => tf.tensor1d(each)) as [tf.Tensor, tf.Tensor]

/** Σ y · w in double precision, by the definition. */
function objective(
  [x, gamma, beta]: [Float64Array, Float64Array, Float64Array],
  rows: number,
  features: number,
): number {
  const weighting = values([rows, features], 5)
  let total = 0
  for (let twin = 0; twin < 2; twin++)
    for (let feature = 0; feature < features; feature++) {
      const places = Array.from(
        { length: rows / 2 },
        (_, row) => ((twin * rows) / 2 + row) * features + feature,
      )
      const mean = places.reduce((sum, place) => sum + x[place]!, 0) / places.length
      const variance =
        places.reduce((sum, place) => sum + (x[place]! - mean) ** 2, 0) / places.length
      for (const place of places) {
        const own = (x[place]! - mean) / Math.sqrt(variance + ATTRS.epsilon)
        total += (gamma[feature]! * own + beta[feature]!) * weighting[place]!
      }
    }
  return total
}
