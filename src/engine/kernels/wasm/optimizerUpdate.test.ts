import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { slotNames } from '../../../domain/choices/optimizers/rule'
import { CHOSEN, UNCHOSEN } from '../../../domain/choices/optimizers/testFormulas'
import { OPTIMIZER_UPDATE, type OptimizerUpdateAttrs, type OptimizerUpdateKernel } from '../fused'
import { optimizerUpdate } from '../optimizerUpdate'
import { expectEqual, on, values } from './bothBackends'
import { PASSES } from './passes'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

/** Of those the module has a pass for, and as they are in an early step. */
const COMPILED = CHOSEN.filter(({ rule }) => PASSES.has(rule))

const draw = (shapes: readonly number[][], seed: number) =>
  shapes.map((shape, i) => tf.tensor(values(shape, seed + i), shape))

/** Weights and slots after two steps, the second of them scaled. */
function twoSteps(shapes: readonly number[][], attrs: OptimizerUpdateAttrs, seed: number) {
  const size = shapes.reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0)
  const slots = slotNames(attrs.rule).map(() => tf.zeros([size]))
  const start = draw(shapes, seed)
  const one = optimizerUpdate(start, draw(shapes, seed + 50), slots, tf.scalar(1), attrs)
  const gradients = draw(shapes, seed + 100)
  const two = optimizerUpdate(one.weights, gradients, one.slots, tf.scalar(0.25), attrs)
  return [...two.weights, ...two.slots]
}

describe.each(COMPILED)('an update by $name', (attrs) => {
  // To the last bit: both take the same operations in the same order.
  test('is the composition of stock kernels, over weights of any shapes', async () => {
    const shape = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
    const shapes = fc.array(shape, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 1, max: 1_000_000 }), (each, seed) =>
        expectEqual(() => twoSteps(each, attrs, seed), 0),
      ),
      { numRuns: 30 },
    )
  })

  test('is that over weights of several chunks, too', () =>
    expectEqual(() => twoSteps([[16_384], [3], [130, 259], [16_385]], attrs, 1), 0))

  test('leaves what it was given as it was', async () => {
    const shapes = [[3, 5], [7]]
    const [before, after] = await on('wasm', () => {
      const given = [...draw(shapes, 1), ...draw(shapes, 9)]
      const slots = slotNames(attrs.rule).map(() => tf.tensor1d(values([22], 4)))
      const all = () => tf.concat([...given, ...slots].map((each) => tf.reshape(each, [-1])))
      const first = all()
      optimizerUpdate(given.slice(0, 2), given.slice(2), slots, tf.scalar(1), attrs)
      return [first, all()]
    })
    expect(after).toEqual(before)
  })

  test('carries a NaN into its own weight and no other', async () => {
    const [first, second] = await on('wasm', () => {
      const slots = slotNames(attrs.rule).map(() => tf.zeros([5]))
      const weights = [tf.ones([2]), tf.ones([3])]
      const gradients = [tf.tensor1d([1, NaN]), tf.ones([3])]
      return optimizerUpdate(weights, gradients, slots, tf.scalar(1), attrs).weights
    })
    expect(Array.from(first ?? [], Number.isNaN)).toEqual([false, true])
    expect(Array.from(second ?? [], Number.isNaN)).toEqual([false, false, false])
  })
})

test('RMSprop, Adam, AdamW and SGD have passes of their own', () => {
  expect(COMPILED.map(({ name }) => name)).toEqual(['rmsprop', 'adam', 'sgd', 'adamw'])
})

test('a rule that the module does not know is left to the composition', async () => {
  const kernel = tf.getKernel(OPTIMIZER_UPDATE, 'wasm') as OptimizerUpdateKernel
  for (const { rule, constants } of UNCHOSEN) {
    expect(kernel.runs(rule)).toBe(false)
    await expectEqual(() => twoSteps([[2, 3], [5]], { rule, constants }, 1), 1e-6)
  }
})
