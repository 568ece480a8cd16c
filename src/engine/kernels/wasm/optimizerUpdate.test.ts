import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { SLOTS, type OptimizerUpdateAttrs } from '../fused'
import { optimizerUpdate } from '../optimizerUpdate'
import { expectEqual, on, values } from './bothBackends'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const RULES: readonly OptimizerUpdateAttrs[] = [
  { rule: 'rmsprop', rate: 0.01, rho: 0.9, epsilon: 1e-7 },
  { rule: 'adam', rate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  { rule: 'sgd', rate: 0.1, momentum: 0.8 },
]

const draw = (shapes: readonly number[][], seed: number) =>
  shapes.map((shape, i) => tf.tensor(values(shape, seed + i), shape))

/** Weights and slots after two steps, the second of them scaled. */
function twoSteps(shapes: readonly number[][], attrs: OptimizerUpdateAttrs, seed: number) {
  const size = shapes.reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0)
  const slots = Array.from({ length: SLOTS[attrs.rule] }, () => tf.zeros([size]))
  const start = draw(shapes, seed)
  const one = optimizerUpdate(start, draw(shapes, seed + 50), slots, tf.scalar(1), attrs)
  const gradients = draw(shapes, seed + 100)
  const two = optimizerUpdate(one.weights, gradients, one.slots, tf.scalar(0.25), attrs)
  return [...two.weights, ...two.slots]
}

describe.each(RULES)('an update by $rule', (attrs) => {
  test('is the composition of stock kernels, over weights of any shapes', async () => {
    const shape = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
    const shapes = fc.array(shape, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 1, max: 1_000_000 }), (each, seed) =>
        expectEqual(() => twoSteps(each, attrs, seed), 1e-6),
      ),
      { numRuns: 30 },
    )
  })

  test('is that over weights of several chunks, too', () =>
    expectEqual(() => twoSteps([[16_384], [3], [130, 259], [16_385]], attrs, 1), 1e-6))

  test('leaves what it was given as it was', async () => {
    const shapes = [[3, 5], [7]]
    const [before, after] = await on('wasm', () => {
      const given = [...draw(shapes, 1), ...draw(shapes, 9)]
      const slots = Array.from({ length: SLOTS[attrs.rule] }, () => tf.tensor1d(values([22], 4)))
      const all = () => tf.concat([...given, ...slots].map((each) => tf.reshape(each, [-1])))
      const first = all()
      optimizerUpdate(given.slice(0, 2), given.slice(2), slots, tf.scalar(1), attrs)
      return [first, all()]
    })
    expect(after).toEqual(before)
  })

  test('carries a NaN into its own weight and no other', async () => {
    const [first, second] = await on('wasm', () => {
      const slots = Array.from({ length: SLOTS[attrs.rule] }, () => tf.zeros([5]))
      const weights = [tf.ones([2]), tf.ones([3])]
      const gradients = [tf.tensor1d([1, NaN]), tf.ones([3])]
      return optimizerUpdate(weights, gradients, slots, tf.scalar(1), attrs).weights
    })
    expect(Array.from(first ?? [], Number.isNaN)).toEqual([false, true])
    expect(Array.from(second ?? [], Number.isNaN)).toEqual([false, false, false])
  })
})
