import { describe, expect, test } from 'vitest'
import type { FileLayer } from './fileWeights'
import { fitWeights } from './fitWeights'
import type { LayerSpec } from './layers'
import { permuted } from './permuted'
import { summarise } from './shapes'

const LAYERS: readonly LayerSpec[] = [
  { kind: 'conv2d', filters: 2, kernel: 2, strides: 1, padding: 'valid', activation: 'relu' },
  { kind: 'flatten' },
  { kind: 'batch_normalization' },
  { kind: 'dense', units: 3, activation: 'linear' },
]
const NETWORK = summarise(LAYERS, [3, 4, 1])
// After the convolution: 2 × 3 × 2.
const IMAGE = [2, 3, 2] as const

const counted = (shape: readonly number[], from = 0) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => from + i)
const weight = (name: string, shape: readonly number[]) => ({ name, shape, values: counted(shape) })
const layer = (name: string, shapes: readonly (readonly number[])[]): FileLayer => ({
  name,
  weights: shapes.map((shape, i) => weight(`${name}.${i}`, shape)),
})

/** The same network as PyTorch has it. */
const PYTORCH: readonly FileLayer[] = [
  layer('0', [[2, 1, 2, 2], [2]]),
  layer('2', [[12], [12], [12], [12]]),
  layer('3', [[3, 12], [3]]),
]

const place = ([y, x, channel]: readonly number[]) => (channel! * IMAGE[0] + y!) * IMAGE[1] + x!

describe('weights of PyTorch', () => {
  const fitted = fitWeights({ layout: 'pytorch', layers: PYTORCH }, NETWORK)
  if ('misfit' in fitted) throw new Error(fitted.misfit)
  const named = (name: string) => fitted.weights.find((each) => each.name === name)!

  test('have their axes turned: each kernel’s number stands where it is used', () => {
    const { shape, values } = named('conv2d/kernel')
    expect(shape).toEqual([2, 2, 1, 2])
    for (const y of [0, 1])
      for (const x of [0, 1])
        for (const filter of [0, 1])
          expect(values[(y * 2 + x) * 2 + filter]).toBe(filter * 4 + y * 2 + x)
  })

  test('after Flatten go by rows of pixels, not by channels, up to the first Dense', () => {
    const mean = named('batch_normalization/moving_mean').values
    const dense = named('dense/kernel')
    expect(dense.shape).toEqual([12, 3])
    let row = 0
    for (let y = 0; y < IMAGE[0]; y++)
      for (let x = 0; x < IMAGE[1]; x++)
        for (let channel = 0; channel < IMAGE[2]; channel++, row++) {
          const there = place([y, x, channel])
          expect(mean[row]).toBe(there)
          for (const unit of [0, 1, 2]) expect(dense.values[row * 3 + unit]).toBe(unit * 12 + there)
        }
  })
})

const keras = (layers: readonly FileLayer[]) => fitWeights({ layout: 'keras', layers }, NETWORK)
const KERAS = [
  layer('conv2d', [[2, 2, 1, 2], [2]]),
  layer('batch_normalization', [[12], [12], [12], [12]]),
  layer('dense', [[12, 3], [3]]),
]

describe('weights of Keras', () => {
  test('are found by name in any order, and in order under other names', () => {
    const other = KERAS.map((each, i) => ({ ...each, name: `mine_${i}` }))
    expect(keras(KERAS.toReversed())).toEqual(keras(KERAS))
    expect(keras(other)).toMatchObject({ missing: [] })
  })

  test.each<[string, readonly FileLayer[], string]>([
    [
      'a layer less',
      KERAS.slice(1),
      'The file has 2 layers with weights (batch_normalization, dense), this network 3 layers (conv2d, batch_normalization, dense).',
    ],
    [
      'none',
      [],
      'The file has 0 layers with weights (none), this network 3 layers (conv2d, batch_normalization, dense).',
    ],
    [
      'other filters',
      [layer('conv2d', [[2, 2, 1, 4], [4]]), ...KERAS.slice(1)],
      '“conv2d/kernel” is [2, 2, 1, 2] here; the file’s “conv2d.0” is [2, 2, 1, 4].',
    ],
    [
      'a weight too many',
      [layer('conv2d', [[2, 2, 1, 2], [2], [2]]), ...KERAS.slice(1)],
      'The file’s “conv2d” has 3 weights where this network’s conv2d/kernel, conv2d/bias are wanted.',
    ],
  ])('with %s do not fit, and it is said which', (_, layers, misfit) => {
    expect(keras(layers)).toEqual({ misfit })
  })

  test('whose names are no order go each to where its shapes fit', () => {
    const shuffled = [KERAS[1]!, KERAS[2]!, KERAS[0]!].map((each, i) => ({
      ...each,
      name: `l${i}`,
    }))
    expect(keras(shuffled)).toEqual(keras(KERAS))
  })

  test('without a bias have one of 0, which does the same', () => {
    const fitted = keras([layer('conv2d', [[2, 2, 1, 2]]), ...KERAS.slice(1)])
    expect('weights' in fitted && fitted.weights[1]).toEqual({
      name: 'conv2d/bias',
      shape: [2],
      values: new Float32Array(2),
    })
  })

  test('of PyTorch’s axes that do not fit are told in both orders', () => {
    const layers = [layer('0', [[4, 1, 2, 2], [4]]), ...PYTORCH.slice(1)]
    expect(fitWeights({ layout: 'pytorch', layers }, NETWORK)).toEqual({
      misfit:
        '“conv2d/kernel” is [2, 2, 1, 2] here; the file’s “0.0” is [4, 1, 2, 2], which is [2, 2, 1, 4] in this order of axes.',
    })
  })
})

test('permuting there and back changes nothing', () => {
  const values = weight('w', [2, 3, 4, 5])
  const there = permuted(values, [3, 1, 0, 2])
  expect(there.shape).toEqual([5, 3, 2, 4])
  expect(permuted(there, [2, 1, 3, 0])).toEqual({ shape: values.shape, values: values.values })
})

describe('layers of other kinds', () => {
  const depthwise: LayerSpec = {
    ...{ kind: 'depthwise_conv2d', kernel: [2, 1], strides: 1, padding: 'valid' },
    ...{ activation: 'relu', multiplier: 3, bias: 0 },
  }
  const layers: readonly LayerSpec[] = [
    depthwise,
    { kind: 'batch_normalization', epsilon: 1e-5 },
    { kind: 'flatten' },
    { kind: 'dense', units: 2, activation: 'linear', bias: 0 },
  ]
  const network = summarise(layers, [2, 1, 2])

  test('a depthwise kernel of PyTorch has its outputs channel by channel', () => {
    const file = [
      layer('dw', [[6, 1, 2, 1]]),
      layer('bn', [[6], [6], [6], [6]]),
      layer('fc', [[2, 6]]),
    ]
    const fitted = fitWeights({ layout: 'pytorch', layers: file }, network)
    if ('misfit' in fitted) throw new Error(fitted.misfit)
    const [kernel, gamma] = fitted.weights
    expect(kernel?.shape).toEqual([2, 1, 2, 3])
    for (const y of [0, 1])
      for (const channel of [0, 1])
        for (const q of [0, 1, 2])
          expect(kernel?.values[(y * 2 + channel) * 3 + q]).toBe((channel * 3 + q) * 2 + y)
    // Both have PyTorch's ε, so that γ stays as it is.
    expect(gamma?.values).toEqual(counted([6]))
  })

  test('a bias that the network has none for is told', () => {
    const file = [
      layer('dw', [[2, 1, 2, 3]]),
      layer('bn', [[6], [6], [6], [6]]),
      layer('fc', [[6, 2], [2]]),
    ]
    expect(fitWeights({ layout: 'keras', layers: file }, network)).toEqual({
      misfit: 'The file’s “fc” has 2 weights where this network’s dense/kernel are wanted.',
    })
  })
})
