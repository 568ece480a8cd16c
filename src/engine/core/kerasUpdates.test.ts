/** Optimisers and initialisers against real Keras: e2e/keras/updates.py makes the reference. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectClose } from '../../../e2e/keras/close'
import reference from '../../../e2e/keras/updates.json'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { EncoderId } from '../../domain/choices/encoders'
import type { OptimizerId } from '../../domain/choices/optimizers'
import type { Initializer } from '../../domain/settings'
import { startEngine } from '../node/startEngine'
import { createNetwork } from './encoders/network'
import { createOptimizer } from './optimizers/optimizer'

const COURSES: Readonly<
  Record<string, { momentum?: number; steps: readonly (readonly number[])[] }>
> = reference.optimizers

beforeAll(() => startEngine({ build: 'plain' }))

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  // Gradients of 1e-9 to 10, on both sides of each ε: its value and its place show.
  test.each(Object.entries(COURSES))('weights step by step under %s', async (id, course) => {
    await tf.setBackend(backend)
    const config: RunConfig = {
      ...DEFAULT_CONFIG,
      optimizer: id.split('_')[0] as OptimizerId,
      learningRate: reference.learningRate,
      momentum: course.momentum ?? 0,
    }
    const optimizer = createOptimizer(config, reference.sizes.length)
    let weights: tf.Tensor = tf.zeros([reference.sizes.length])
    for (const [step, factor] of reference.course.entries()) {
      const gradient = tf.mul(tf.tensor1d(reference.sizes), factor)
      weights = optimizer.update([weights], [gradient], tf.scalar(1))[0] as tf.Tensor
      const values = await weights.data()
      // Each on its own: no larger one beside it widens what it is allowed.
      course.steps[step]!.forEach((value, i) => expectClose([values[i] ?? NaN], [value], 1e-4))
    }
  })
})

const SCALES = Object.entries(reference.initializers).flatMap(([initializer, { scales }]) =>
  Object.entries(scales).map(([encoder, kernels]) => ({ initializer, encoder, kernels })),
)

test.each(SCALES)('$initializer draws the kernels of $encoder', async (given) => {
  const encoder = given.encoder as Exclude<EncoderId, 'custom'>
  const initializer = given.initializer as Initializer
  const { deviation, largest } = reference.initializers[initializer]
  const [size = 0, channels] = reference.inputs[encoder]
  const config = { ...DEFAULT_CONFIG, encoder, initializer, size, channels } as RunConfig
  const network = createNetwork(config)
  const scales: Readonly<Record<string, number>> = given.kernels
  expect(network.kernels.map(({ name }) => name)).toEqual(Object.keys(scales))
  for (const { name, variable } of network.kernels) {
    const values = await variable.data()
    const scale = scales[name] ?? NaN
    let [sum, squares, furthest] = [0, 0, 0]
    for (const value of values) {
      sum += value
      squares += value * value
      furthest = Math.max(furthest, Math.abs(value))
    }
    // A mean's and a deviation's own deviations, five of them.
    const wide = 5 / Math.sqrt(values.length)
    expect(Math.abs(sum / values.length) / scale, name).toBeLessThan(wide)
    const found = Math.sqrt(squares / values.length) / scale
    expect(Math.abs(found / deviation - 1), name).toBeLessThan(wide)
    // Uniform and truncated draws end at their bound, and come near it.
    if (initializer !== 'random_normal') {
      expect(furthest / scale, name).toBeLessThan(largest * 1.0001)
      expect(furthest / scale, name).toBeGreaterThan(largest * (1 - 50 / values.length))
    }
  }
  network.dispose()
})
