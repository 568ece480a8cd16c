import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import reference from '../../../../e2e/keras/training.json'
import type { LayerSpec } from '../../../domain/layers'
import { activated } from './activations'
import { batchNormalization } from './batchNormalization'
import { buildLayer } from './build'
import { dropoutMask } from './dropout'
import type { Place } from './layer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const place = (patch: Partial<Place> = {}): Place => ({
  name: 'it',
  index: 0,
  seed: 7,
  initializer: 'glorot_uniform',
  learnsBelow: true,
  ...patch,
})
const conv = (filters: number, kernel: number): LayerSpec => ({
  kind: 'conv2d',
  filters,
  kernel,
  strides: 1,
  padding: 'valid',
  activation: 'linear',
})
const dense = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'linear' })
const kernelOf = async (spec: LayerSpec, input: number[], where = place()) =>
  Array.from((await buildLayer(spec, input, where).weights[0]?.variable.data()) ?? [])

describe('initial kernels', () => {
  test.each([
    ['conv2d', conv(5, 3), [8, 8, 2]],
    ['wide', conv(96, 7), [8, 8, 3]],
    ['dense', dense(4), [6]],
  ] as const)('fill the range of Keras’s glorot_uniform: %s', async (name, spec, input) => {
    const { shape, limit } = reference.limits[name]
    const largest: number[] = []
    for (let seed = 0; seed < 300; seed++) {
      const kernel = await kernelOf(spec, [...input], place({ seed }))
      expect(kernel).toHaveLength(shape.reduce((product, length) => product * length, 1))
      largest.push(Math.max(...kernel.map(Math.abs)))
    }
    expect(Math.max(...largest) / limit).toBeGreaterThan(0.99)
    expect(Math.max(...largest) / limit).toBeLessThan(1.002)
  })

  test('centre on 0 with the variance of a uniform distribution', async () => {
    const kernel = await kernelOf(dense(400), [100])
    const mean = kernel.reduce((sum, each) => sum + each, 0) / kernel.length
    const variance = kernel.reduce((sum, each) => sum + each * each, 0) / kernel.length
    const limit = Math.sqrt(6 / 500)
    expect(Math.abs(mean) / limit).toBeLessThan(0.01)
    expect(variance / (limit * limit)).toBeCloseTo(1 / 3, 2)
  })

  test('follow from seed and place, and differ between layers', async () => {
    const first = await kernelOf(dense(4), [6])
    expect(await kernelOf(dense(4), [6])).toEqual(first)
    expect(await kernelOf(dense(4), [6], place({ index: 1 }))).not.toEqual(first)
    expect(await kernelOf(dense(4), [6], place({ seed: 8 }))).not.toEqual(first)
  })
})

describe('dropout', () => {
  const layer = buildLayer({ kind: 'dropout', rate: 0.25 }, [1000], place())
  const x = () => tf.fill([4, 1000], 3)
  const apply = (step: number, training = true) => layer.apply(x(), { training, step }).data()

  test('keeps 1 − rate of the elements and scales them, so that the mean stays', async () => {
    const values = Array.from(await apply(1))
    expect(new Set(values)).toEqual(new Set([0, 4]))
    expect(values.filter((value) => value === 0).length / values.length).toBeCloseTo(0.25, 1)
    expect(values.reduce((sum, each) => sum + each, 0) / values.length).toBeCloseTo(3, 0)
  })

  test('draws a new mask each step, and the same one for the same step', async () => {
    expect(await apply(1)).toEqual(await apply(1))
    expect(await apply(2)).not.toEqual(await apply(1))
  })

  test('does nothing in inference mode', async () => {
    expect(await apply(1, false)).toEqual(await x().data())
  })

  test('lets a NaN through where it keeps the element', async () => {
    const values = await layer.apply(tf.fill([4, 1000], NaN), { training: true, step: 1 }).data()
    expect(values.some(Number.isNaN)).toBe(true)
  })

  test('drops nothing at a rate of 0', () => {
    expect(new Set(dropoutMask(50, 0, 1))).toEqual(new Set([1]))
  })
})

describe('noise', () => {
  test('spatial dropout drops whole channels of an image and scales the others', async () => {
    const layer = buildLayer({ kind: 'spatial_dropout2d', rate: 0.5 }, [3, 3, 40], place())
    const x = tf.fill([10, 3, 3, 40], 3)
    const y = layer.apply(x, { training: true, step: 1 })
    const channels = tf.reshape(tf.transpose(y, [0, 3, 1, 2]), [400, 9])
    const rows = (await channels.array()) as number[][]
    for (const row of rows) expect(new Set(row).size).toBe(1)
    expect(new Set(rows.map(([first]) => first))).toEqual(new Set([0, 6]))
    const dropped = rows.filter(([first]) => first === 0).length
    expect(dropped / rows.length).toBeCloseTo(0.5, 1)
    expect(await layer.apply(x, { training: false, step: 1 }).data()).toEqual(await x.data())
  })

  test('Gaussian noise has its deviation, differs from step to step, and is for training alone', async () => {
    const layer = buildLayer({ kind: 'gaussian_noise', stddev: 0.5 }, [10_000], place())
    const x = tf.zeros([2, 10_000])
    const apply = (step: number) => layer.apply(x, { training: true, step }).data()
    const values = Array.from(await apply(1))
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    const square = values.reduce((sum, each) => sum + each * each, 0) / values.length
    expect(mean).toBeCloseTo(0, 1)
    expect(Math.sqrt(square)).toBeCloseTo(0.5, 1)
    expect(Array.from(await apply(1))).toEqual(values)
    expect(Array.from(await apply(2))).not.toEqual(values)
    expect(await layer.apply(x, { training: false, step: 1 }).data()).toEqual(await x.data())
  })
})

describe('initial weights that a layer says itself', () => {
  test('stand in place of the run’s, the bias’s too', async () => {
    const koch: LayerSpec = {
      ...{ kind: 'dense', units: 500, activation: 'linear', init: 'random_normal' },
      ...{ init_stddev: 0.2, bias_init: 'random_normal', bias_mean: 0.5, bias_stddev: 0.01 },
    }
    const layer = buildLayer(koch, [100], place({ initializer: 'he_uniform' }))
    const [kernel, bias] = await Promise.all(
      layer.weights.map(async (each) => Array.from(await each.variable.data())),
    )
    const deviation = Math.sqrt(kernel!.reduce((sum, each) => sum + each * each, 0) / 50_000)
    expect(deviation).toBeCloseTo(0.2, 2)
    expect(bias!.reduce((sum, each) => sum + each, 0) / 500).toBeCloseTo(0.5, 2)
  })

  test('are PyTorch’s for biases as well, where the run has these', async () => {
    const layer = buildLayer(dense(400), [100], place({ initializer: 'torch_default' }))
    for (const { variable } of layer.weights) {
      const largest = Array.from(await variable.data()).reduce(
        (most, each) => Math.max(most, Math.abs(each)),
        0,
      )
      expect(largest).toBeLessThanOrEqual(0.1)
      expect(largest).toBeGreaterThan(0.09)
    }
  })
})

describe('batch normalisation', () => {
  const column = (...values: number[]) => tf.tensor2d(values, [values.length, 1])

  test('normalises each twin by its own statistics', async () => {
    const layer = batchNormalization({ kind: 'batch_normalization' }, [1], place())
    const x = column(0, 2, 4, 6, 100, 102, 104, 106)
    const y = Array.from(await layer.apply(x, { training: true, step: 1 }).data())
    const expected = [-3, -1, 1, 3].map((centred) => centred / Math.sqrt(5 + 1e-3))
    y.forEach((value, i) => expect(value).toBeCloseTo(expected[i % 4] ?? NaN, 4))
  })

  test('moves its statistics by A and then by B, with the biased variance', async () => {
    const layer = batchNormalization({ kind: 'batch_normalization' }, [1], place())
    const x = column(0, 2, 4, 6, 0, 0, 8, 8)
    layer.apply(x, { training: true, step: 1 })
    const [, , mean, variance] = await Promise.all(layer.weights.map((w) => w.variable.data()))
    expect(mean?.[0]).toBeCloseTo(0.99 * (0.01 * 3) + 0.01 * 4, 6)
    expect(variance?.[0]).toBeCloseTo(0.99 * (0.99 + 0.01 * 5) + 0.01 * 16, 6)
  })

  test('leaves them alone in inference mode and uses them', async () => {
    const layer = batchNormalization({ kind: 'batch_normalization' }, [1], place())
    const y = await layer.apply(column(3), { training: false, step: 1 }).data()
    expect(y[0]).toBeCloseTo(3 / Math.sqrt(1 + 1e-3), 6)
    expect(await layer.weights[2]?.variable.data()).toEqual(Float32Array.of(0))
  })
})

describe('activations', () => {
  const softmax = (logits: number[]) =>
    activated(tf.tensor2d([logits]), { kind: 'activation', activation: 'softmax' }).data()

  test('softmax stays finite and sums to 1 at logits that would overflow', async () => {
    const y = await softmax([1000, 999, -1000])
    expect(y[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
    expect(y[0]! + y[1]! + y[2]!).toBeCloseTo(1, 6)
  })

  test('softmax saturates to exact one-hot vectors, as a collapsing network’s does', async () => {
    const y = await softmax([200, 0, 0])
    expect(Array.from(y)).toEqual([1, 0, 0])
  })
})
