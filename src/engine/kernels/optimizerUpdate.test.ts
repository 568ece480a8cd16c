/** The composition of stock kernels, and where it stands in for a kernel. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { slotNames } from '../../domain/choices/optimizers/rule'
import { CHOSEN, UNCHOSEN, type RuleCase } from '../../domain/choices/optimizers/testFormulas'
import { optimizerUpdate } from './optimizerUpdate'
import { expectClose, on, values } from './wasm/bothBackends'
import { startEngine } from '../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const SCALE = 0.25

/** What a step over drawn weights, gradients and slots gives, and what it should. */
function stepOf({ rule, constants, formula }: RuleCase, shapes: readonly number[][], seed: number) {
  const sizes = shapes.map((shape) => tf.util.sizeFromShape(shape))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const drawn = (from: number) => shapes.map((shape, i) => values(shape, from + i))
  const [weights, gradients] = [drawn(seed), drawn(seed + 50)]
  const slots = slotNames(rule).map((_, i) => values([total], seed + 100 + i).map(Math.abs))
  let place = 0
  const moved = weights.map((each, which) =>
    Array.from(each, (weight, i) => {
      const before = slots.map((slot) => slot[place]!)
      place++
      return formula(weight, gradients[which]![i]! * SCALE, before)
    }),
  )
  const expected = [
    ...moved.map((each) => each.map(([weight]) => weight!)),
    ...slots.map((_, slot) => moved.flat().map((after) => after[1 + slot]!)),
  ]
  const run = () => {
    const tensors = (arrays: Float32Array[]) => arrays.map((each, i) => tf.tensor(each, shapes[i]))
    const kept = slots.map((slot) => tf.tensor1d(slot))
    const attrs = { rule, constants }
    const scale = tf.scalar(SCALE)
    const after = optimizerUpdate(tensors(weights), tensors(gradients), kept, scale, attrs)
    expect(after.weights.map(({ shape }) => shape)).toEqual(shapes)
    return [...after.weights, ...after.slots]
  }
  return { run, expected }
}

const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
const shapes = fc.array(shape, { minLength: 1, maxLength: 4 })

// WASM has a kernel for some of the rules, the CPU backend for none.
describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  test.each([...CHOSEN, ...UNCHOSEN])('$name is its formula over weights of any shapes', (given) =>
    fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 1, max: 1_000_000 }), async (each, seed) => {
        const { run, expected } = stepOf(given, each, seed)
        const found = await on(backend, run)
        expect(found).toHaveLength(expected.length)
        found.forEach((result, i) => expectClose(result, expected[i]!, 1e-6))
      }),
      { numRuns: 15 },
    ),
  )
})
