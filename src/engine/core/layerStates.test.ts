import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import type { LayerState } from '../../domain/reports'
import { createNetwork, type Network } from './encoders/network'
import { watchLayers } from './layerStates'
import { applyNetwork } from './objective'
import { uniformAt } from './random'
import { TINY_CONFIG } from './testData'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const dense = (units: number, activation: 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax') =>
  ({ kind: 'dense', units, activation }) as const
const conv = (filters: number, activation: 'linear' | 'relu' | 'sigmoid') =>
  ({ kind: 'conv2d', filters, kernel: 3, strides: 2, padding: 'same', activation }) as const
const IMAGES = Float32Array.from({ length: 6 * 64 }, (_, i) => uniformAt(7, i) - 0.3)

interface Looked {
  readonly states: readonly LayerState[]
  /** All of each layer's output, in the order of the layers. */
  readonly outputs: readonly { readonly units: number; readonly values: Float32Array }[]
}

/** Six images through a network, whose weights may be set by name. */
async function look(
  layers: readonly LayerSpec[],
  patch: Partial<RunConfig> = {},
  weights: Readonly<Record<string, readonly number[]>> = {},
): Promise<Looked> {
  const config: RunConfig = { ...TINY_CONFIG, layers: [...layers], ...patch }
  const network = createNetwork(config)
  setWeights(network, weights)
  const watch = watchLayers(network, config)
  const outputs: Looked['outputs'][number][] = []
  const moved = new Map([['dense', 0.25]])
  const images = tf.tensor4d(IMAGES, [6, 8, 8, 1])
  const packed = tf.tidy(() => {
    applyNetwork(network, images, config, {
      ...{ training: false, step: 1 },
      observe(layer, output) {
        watch.observe(layer, output)
        const values = output.dataSync() as Float32Array
        if (layer.name !== 'distance') outputs.push({ units: output.shape.at(-1) ?? 1, values })
      },
    })
    return tf.concat([...watch.measured])
  })
  const states = watch.statesOf((await packed.data()) as Float32Array, moved)
  tf.dispose([packed, images])
  network.dispose()
  return { states, outputs }
}

function setWeights(network: Network, values: Readonly<Record<string, readonly number[]>>) {
  for (const [name, given] of Object.entries(values)) {
    const weight = network.weights.find((each) => each.name === name)
    if (weight === undefined) throw new Error(`There is no ${name}.`)
    weight.variable.assign(tf.tensor([...given], weight.variable.shape))
  }
}

const fill = (count: number, value: number) => new Array<number>(count).fill(value)

test('layers are told of in the order of the forward pass, with the largest |output| of each', async () => {
  const { states, outputs } = await look(
    [
      conv(3, 'relu'),
      { kind: 'max_pooling2d', pool: 2, strides: 2 },
      { kind: 'batch_normalization' },
      { kind: 'flatten' },
      { kind: 'dropout', rate: 0.5 },
      dense(5, 'linear'),
    ],
    { head: 'bn_dense_sigmoid' },
  )
  expect(states.map(({ name, kind }) => [name, kind])).toEqual([
    ['conv2d', 'conv2d'],
    ['max_pooling2d', 'max_pooling2d'],
    ['batch_normalization', 'batch_normalization'],
    ['flatten', 'flatten'],
    ['dropout', 'dropout'],
    ['dense', 'dense'],
    ['head_batch_normalization', 'batch_normalization'],
    ['head_dense', 'dense'],
  ])
  states.forEach(({ largest }, i) => {
    const values = outputs[i]?.values ?? new Float32Array()
    expect(largest).toBe(values.reduce((most, each) => Math.max(most, Math.abs(each)), 0))
    expect(largest).toBeGreaterThan(0)
  })
  expect(states.map(({ moved }) => moved)).toEqual([
    ...[null, null, null, null, null],
    ...[0.25, null, null],
  ])
})

test.each([
  [conv(3, 'linear'), { kind: 'flatten' }],
  [conv(3, 'linear'), { kind: 'max_pooling2d', pool: 2, strides: 2 }, { kind: 'flatten' }],
  [{ kind: 'flatten' }],
] as const)('negative outputs count by their size: %o %o %o', async (...layers) => {
  const last = dense(2, 'linear')
  const { states, outputs } = await look([...layers, last])
  states.forEach(({ largest }, i) => {
    const values = outputs[i]?.values ?? new Float32Array()
    expect(largest).toBe(values.reduce((most, each) => Math.max(most, Math.abs(each)), 0))
  })
})

describe('units are dead', () => {
  test('that are 0 for every image, of a dense layer', async () => {
    const biases = { 'dense/bias': [-1e3, 1, -1e3, 1] }
    const { states } = await look([{ kind: 'flatten' }, dense(4, 'relu')], {}, biases)
    expect(states[1]?.dead).toBe(0.5)
    expect(states[0]?.dead).toBe(0)
  })

  test('that are 0 everywhere, of a convolution; pooling and flattening have none', async () => {
    const biases = { 'conv2d/bias': [-1e3, 1, 1, 1] }
    const { states, outputs } = await look(
      [
        conv(4, 'relu'),
        { kind: 'max_pooling2d', pool: 2, strides: 2 },
        { kind: 'flatten' },
        dense(3, 'linear'),
      ],
      {},
      biases,
    )
    expect(states.map(({ dead }) => dead)).toEqual([0.25, 0, 0, 0])
    const zeros = outputs[0]?.values.filter((each) => each === 0).length ?? 0
    expect(zeros).toBeGreaterThanOrEqual(6 * 16)
  })

  test('not for being 0 for most images', async () => {
    const layers = [{ kind: 'flatten' }, dense(40, 'relu')] as const
    const { states, outputs } = await look(layers)
    const [, { values, units } = { values: new Float32Array(), units: 0 }] = outputs
    const alive = new Set<number>()
    values.forEach((value, i) => value !== 0 && alive.add(i % units))
    expect(values.filter((each) => each === 0).length).toBeGreaterThan(40)
    expect(states[1]?.dead).toBe((units - alive.size) / units)
  })
})

describe('an activation is saturated', () => {
  test('where σ is below 0.01 or above 0.99, of a convolution as well', async () => {
    for (const [layers, at] of [
      [[{ kind: 'flatten' }, dense(4, 'sigmoid')], 1],
      [[conv(4, 'sigmoid'), { kind: 'flatten' }, dense(2, 'linear')], 0],
    ] as const) {
      const name = at === 1 ? 'dense' : 'conv2d'
      const kernel = fill(at === 1 ? 64 * 4 : 9 * 4, 0)
      const weights = { [`${name}/kernel`]: kernel, [`${name}/bias`]: [4.7, -4.7, 4.5, -4.5] }
      const { states } = await look(layers, {}, weights)
      expect(states[at]?.saturated).toBe(0.5)
    }
  })

  test('where |tanh| is above 0.98', async () => {
    const weights = { 'dense/kernel': fill(64 * 4, 0), 'dense/bias': [2.4, -2.4, 2.2, -9] }
    const { states } = await look([{ kind: 'flatten' }, dense(4, 'tanh')], {}, weights)
    expect(states[1]?.saturated).toBe(0.75)
  })

  test('of softmax in as many images as have a unit above 0.99', async () => {
    const { states, outputs } = await look(
      [{ kind: 'flatten' }, dense(3, 'softmax')],
      {},
      {
        'dense/kernel': Array.from({ length: 64 * 3 }, (_, i) => 3 * (uniformAt(1, i) - 0.5)),
      },
    )
    const [, { values } = { values: new Float32Array() }] = outputs
    const rows = Array.from({ length: 6 }, (_, row) => values.subarray(3 * row, 3 * row + 3))
    const high = rows.filter((row) => Math.max(...row) > 0.99).length
    expect(high).toBeGreaterThan(0)
    expect(high).toBeLessThan(6)
    expect(states[1]?.saturated).toBe(high / 6)
  })

  test('of a head by its σ, though its largest output is the logit', async () => {
    const weights = { 'head_dense/kernel': [1e4], 'head_dense/bias': [0] }
    const { states, outputs } = await look(
      [{ kind: 'flatten' }, dense(4, 'linear')],
      { head: 'dense_sigmoid' },
      weights,
    )
    expect(states[2]).toMatchObject({ name: 'head_dense', saturated: 1 })
    expect(states[2]?.largest).toBe(Math.max(...(outputs[2]?.values ?? [])))
    expect(states[2]?.largest).toBeGreaterThan(100)
    const short = { 'head_dense/kernel': [0], 'head_dense/bias': [2] }
    const { states: within } = await look(
      [{ kind: 'flatten' }, dense(4, 'linear')],
      { head: 'dense_sigmoid' },
      short,
    )
    expect(within[2]).toMatchObject({ saturated: 0, largest: 2 })
  })

  test('never of what has no ends', async () => {
    const biases = { 'dense/bias': fill(4, 1e3) }
    for (const activation of ['linear', 'relu'] as const) {
      const { states } = await look([{ kind: 'flatten' }, dense(4, activation)], {}, biases)
      expect(states[1]?.saturated).toBe(0)
    }
  })
})
