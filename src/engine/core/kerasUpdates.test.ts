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
import { rateFactor, type ScheduleId } from '../../domain/schedule'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import { clipped } from './optimizers/clip'
import { createOptimizer } from './optimizers/optimizer'

interface Course {
  readonly momentum?: number
  readonly nesterov?: boolean
  readonly beta_1?: number
  readonly beta_2?: number
  readonly epsilon?: number
  readonly amsgrad?: boolean
  readonly rho?: number
  readonly initial_accumulator_value?: number
  readonly weight_decay?: number
  readonly clipvalue?: number
  readonly clipnorm?: number
  readonly steps: readonly (readonly number[])[]
}
const COURSES: Readonly<Record<string, Course>> = reference.optimizers

/** What Keras's arguments are here; its defaults where they are not given. */
function settingsOf(optimizer: OptimizerId, course: Course): RunConfig {
  const { learningRate } = reference
  const { weight_decay: decay = 0 } = course
  return {
    ...DEFAULT_CONFIG,
    optimizer,
    learningRate,
    momentum: course.momentum ?? 0,
    nesterov: course.nesterov === true ? 1 : 0,
    beta1: course.beta_1 ?? 0.9,
    beta2: course.beta_2 ?? 0.999,
    optEpsilon: course.epsilon ?? 1e-7,
    amsgrad: course.amsgrad === true ? 1 : 0,
    rho: course.rho ?? 0.9,
    adadeltaRho: course.rho ?? 0.95,
    adagradStart: course.initial_accumulator_value ?? 0.1,
    weightDecay: decay,
    adamwDecay: decay,
    clip: course.clipvalue ?? course.clipnorm ?? 0,
    clipForm: course.clipvalue === undefined ? 'norm' : 'value',
  }
}

beforeAll(() => startEngine({ build: 'plain' }))

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  // Gradients of 1e-9 to 10, on both sides of each ε: its value and its place show.
  test.each(Object.entries(COURSES))('weights step by step under %s', async (id, course) => {
    await tf.setBackend(backend)
    const { sizes, beside } = reference
    const config = settingsOf(id.split('_')[0] as OptimizerId, course)
    const optimizer = createOptimizer(config, sizes.length + beside.length)
    let weights: tf.Tensor[] = [tf.zeros([sizes.length]), tf.tensor1d(beside)]
    for (const [step, factor] of reference.course.entries()) {
      const gradients = [sizes, beside].map((values) => tf.mul(tf.tensor1d(values), factor))
      const given = clipped(gradients, sumsOfSquares(gradients), config)
      weights = optimizer.update(weights, given.gradients, given.scale)
      const values = (await Promise.all(weights.map((each) => each.data()))).flatMap((each) =>
        Array.from(each),
      )
      // Each on its own: no larger one beside it widens what it is allowed.
      course.steps[step]!.forEach((value, i) => expectClose([values[i] ?? NaN], [value], 1e-4))
    }
  })
})

test.each(Object.entries(reference.rates))('the rate step by step under %s', (id, rates) => {
  const [schedule, warm] = id.split('_') as [ScheduleId, string?]
  const settings = {
    schedule,
    warmup: warm === undefined ? 0 : 4,
    scheduleSteps: 5,
    scheduleFactor: 0.5,
    scheduleEnd: 0.1,
  }
  const found = rates.map((_, i) => reference.learningRate * rateFactor(settings, i + 1))
  expectClose(found, rates, 1e-5)
})

// What is drawn follows from a kernel's shape: every way with the smallest encoder, every shape one way.
const SCALES = Object.entries(reference.initializers)
  .flatMap(([initializer, { scales }]) =>
    Object.entries(scales).map(([encoder, kernels]) => ({ initializer, encoder, kernels })),
  )
  .filter(({ initializer, encoder }) => encoder === 'encoder' || initializer === 'glorot_uniform')

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
