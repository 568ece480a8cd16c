import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropoutMask } from '../../core/layers/dropout'
import { uniformAt } from '../../core/random'
import { hasKernel, SEEDED_DROPOUT } from '../fused'
import { seededDropout } from '../seededDropout'
import { on, values } from './bothBackends'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const drawn = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 8100, max: 17_000 })),
  rate: fc.double({ min: 0.001, max: 0.95, noNaN: true }),
  key: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

describe('seeded dropout', () => {
  test('has the very bits of the mask, in both directions', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ size, rate, key }) => {
        const make = () => {
          const [x, dy] = [tf.tensor1d(values([size], 1)), tf.tensor1d(values([size], 2))]
          const dropped = (input: tf.Tensor) =>
            seededDropout(input, { rate, key }, () => dropoutMask(size, rate, key))
          return [dropped(x), tf.grad(dropped)(x, dy)]
        }
        expect(await on('wasm', make)).toEqual(await on('cpu', make))
      }),
      { numRuns: 60 },
    )
    expect(hasKernel(SEEDED_DROPOUT)).toBe(false)
    await tf.setBackend('wasm')
    expect(hasKernel(SEEDED_DROPOUT)).toBe(true)
  })

  test('keeps an element whose number is the rate itself, and drops it just above', async () => {
    const key = 77
    const place = 5
    const rate = uniformAt(key, place)
    const at = async (exact: number) => {
      const [y] = await on('wasm', () => [
        seededDropout(tf.ones([9]), { rate: exact, key }, () => dropoutMask(9, exact, key)),
      ])
      return y?.[place]
    }
    expect(await at(rate)).toBe(Math.fround(1 / (1 - rate)))
    expect(await at(rate + 2 ** -26)).toBe(0)
  })

  test('shows a NaN wherever it stands, kept or dropped', async () => {
    const attrs = { rate: 0.5, key: 3 }
    const [y] = await on('wasm', () => [
      seededDropout(tf.fill([4], NaN), attrs, () => dropoutMask(4, 0.5, 3)),
    ])
    expect(Array.from(y ?? [])).toEqual([NaN, NaN, NaN, NaN])
  })
})
