import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import reference from '../../../../e2e/keras/training.json'
import type { Initializer } from '../../../domain/settings'
import { streamKey } from '../random'
import { conv2d } from './conv2d'
import { dense } from './dense'
import { initialValues } from './initializers'
import type { Layer, Place } from './layer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const COUNT = 200_000
const FANS = { fanIn: 90, fanOut: 250 }
const draw = (initializer: Initializer, fans = FANS, count = COUNT) =>
  initialValues({ initializer }, count, fans, streamKey(3, 'weights', 0, 0))
const average = (values: ArrayLike<number>, of: (value: number) => number) =>
  Array.from(values).reduce((sum, value) => sum + of(value), 0) / values.length
const largest = (values: Float32Array) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/** Keras: variance of all; limit of the uniform and of the truncated ones. */
const THEORY: readonly (readonly [Initializer, variance: number, limit: number])[] = [
  ['glorot_uniform', 2 / 340, Math.sqrt(6 / 340)],
  ['glorot_normal', 2 / 340, (2 * Math.sqrt(2 / 340)) / 0.8796256610342398],
  ['he_uniform', 2 / 90, Math.sqrt(6 / 90)],
  ['he_normal', 2 / 90, (2 * Math.sqrt(2 / 90)) / 0.8796256610342398],
  ['lecun_uniform', 1 / 90, Math.sqrt(3 / 90)],
  ['lecun_normal', 1 / 90, (2 * Math.sqrt(1 / 90)) / 0.8796256610342398],
  ['torch_default', 1 / 270, Math.sqrt(1 / 90)],
  ['random_normal', 0.05 ** 2, Infinity],
]

describe.each(THEORY)('%s', (initializer, variance, limit) => {
  const values = draw(initializer)
  const deviation = Math.sqrt(variance)

  test('centres on 0 with the variance that Keras’s has', () => {
    expect(Math.abs(average(values, (x) => x))).toBeLessThan((4.5 * deviation) / Math.sqrt(COUNT))
    // The variance of x² is at most twice the square of x’s, as the normal distribution’s is.
    const found = average(values, (x) => x * x) / variance
    expect(Math.abs(found - 1)).toBeLessThan(4.5 * Math.sqrt(2 / COUNT))
  })

  test('fills its range and no more', () => {
    expect(largest(values)).toBeLessThanOrEqual(limit * (1 + 1e-6))
    expect(largest(values)).toBeGreaterThan(Math.min(0.99 * limit, 4 * deviation))
  })

  test('is flat, or as bell-shaped as its kind', () => {
    // Share within half a deviation: 1 / √12 of a uniform distribution, erf(½ / √2) of a normal one,
    // and of a normal one cut off at two deviations and drawn wider erf(0.8796 / √8) / erf(√2).
    const within = average(values, (x) => Number(Math.abs(x) < deviation / 2))
    const isFlat = initializer.endsWith('uniform') || initializer === 'torch_default'
    const kind = isFlat ? 'uniform' : initializer
    const share = kind === 'uniform' ? 0.288675 : kind === 'random_normal' ? 0.382925 : 0.356131
    const spread = Math.sqrt((share * (1 - share)) / COUNT)
    expect(Math.abs(within - share)).toBeLessThan(4.5 * spread)
  })

  test('is the same for the same key, value by value, however many are drawn', () => {
    expect(draw(initializer, FANS, 50)).toEqual(values.slice(0, 50))
  })
})

describe('fans', () => {
  const place = (initializer: Initializer): Place => ({
    ...{ name: 'it', index: 0, seed: 7, initializer, learnsBelow: true },
  })
  const convolution = (
    filters: number,
    kernel: number,
    channels: number,
    initializer: Initializer,
  ) =>
    conv2d(
      { kind: 'conv2d', filters, kernel, strides: 1, padding: 'valid', activation: 'linear' },
      [8, 8, channels],
      place(initializer),
    )
  const kernelOf = async (layer: Layer) =>
    Float32Array.from((await layer.weights[0]?.variable.data()) ?? [])

  // A kernel of [7, 7, 3, 96]: 147 values feed an output, an input feeds 4,704.
  test.each([
    ['glorot_uniform', reference.limits.wide.limit],
    ['he_uniform', Math.sqrt(6 / 147)],
    ['glorot_normal', (2 * Math.sqrt(2 / (147 + 4704))) / 0.8796256610342398],
    ['he_normal', (2 * Math.sqrt(2 / 147)) / 0.8796256610342398],
  ] as const)('of a convolution are Keras’s: %s', async (initializer, limit) => {
    const ratio = largest(await kernelOf(convolution(96, 7, 3, initializer))) / limit
    expect(ratio).toBeGreaterThan(0.99)
    expect(ratio).toBeLessThan(1.00001)
  })

  test('of a dense layer are its inputs and its units', async () => {
    const spec = { kind: 'dense', units: 400, activation: 'linear' } as const
    const kernel = await kernelOf(dense(spec, [60], place('he_uniform')))
    expect(largest(kernel) / Math.sqrt(6 / 60)).toBeCloseTo(1, 2)
  })
})
