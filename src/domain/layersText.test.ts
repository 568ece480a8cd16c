import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LAYER_FIELDS, LAYER_KINDS, MOST_LAYERS, NEW_LAYERS, withArgument } from './layerFields'
import { sidesOf, type LayerSpec } from './layers'
import { formatLayers, parseLayers, readLayers } from './layersText'

/** Any layer that the editor can make. */
const anyLayer: fc.Arbitrary<LayerSpec> = fc.constantFrom(...LAYER_KINDS).chain((kind) =>
  fc
    .tuple(
      ...LAYER_FIELDS[kind].map((field) => {
        switch (field.kind) {
          case 'choice':
            return fc.constantFrom(...field.options)
          case 'switch':
            return fc.constantFrom(0, 1)
          case 'layer':
            return fc.integer({ min: 0, max: field.max })
          case 'number':
            return field.integer
              ? fc.integer(field)
              : fc.double({ min: field.min, max: field.max, noNaN: true })
          case 'sides':
            return fc.tuple(fc.integer(field), fc.integer(field)).map(([a, b]) => sidesOf(a, b))
        }
      }),
    )
    .map((values) =>
      LAYER_FIELDS[kind].reduce(
        (layer, field, i) =>
          withArgument(layer, field, Object.is(values[i], -0) ? 0 : (values[i] as number)),
        NEW_LAYERS[kind],
      ),
    ),
)

describe('layers as text', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { minLength: 1, maxLength: 6 }), (layers) => {
        expect(parseLayers(formatLayers(layers))).toEqual(layers)
      }),
    )
  })

  it('leave out what is as Keras has it, and name the rest', () => {
    const text = 'conv2d(32,3x5,1,same,leaky_relu,slope=0.1,dilation=2,bias=0)-flatten()'
    expect(parseLayers(text)).toEqual([
      {
        kind: 'conv2d',
        filters: 32,
        kernel: [3, 5],
        strides: 1,
        padding: 'same',
        activation: 'leaky_relu',
        slope: 0.1,
        dilation: 2,
        bias: 0,
      },
      { kind: 'flatten' },
    ])
    expect(formatLayers(parseLayers(text) as LayerSpec[])).toBe(text)
  })

  it('are what they were in links of before', () => {
    const text =
      'conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-batch_normalization()-dropout(0.25)-flatten()-dense(50,linear)'
    expect(parseLayers(text)).toEqual([
      { kind: 'conv2d', filters: 32, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
      { kind: 'max_pooling2d', pool: 2, strides: 2 },
      { kind: 'batch_normalization' },
      { kind: 'dropout', rate: 0.25 },
      { kind: 'flatten' },
      { kind: 'dense', units: 50, activation: 'linear' },
    ])
    expect(formatLayers(parseLayers(text) as LayerSpec[])).toBe(text)
  })
})

test.each([
  [
    'dense(100000,sigmoid)',
    'dense(65536,sigmoid)',
    ['dense: units 100000 is outside 1 to 65536; 65536 is used'],
  ],
  [
    'conv2d(64,10,1,valid,swish)-flatten()',
    'conv2d(64,10,1,valid,relu)-flatten()',
    ['conv2d: “swish” is not an activation; relu is used'],
  ],
  [
    'conv2d(8,3)-flatten()',
    'conv2d(8,3,1,same,relu)-flatten()',
    [
      'conv2d: strides is missing; 1 is used',
      'conv2d: padding is missing; same is used',
      'conv2d: activation is missing; relu is used',
    ],
  ],
  ['lstm(8)-flatten()', 'flatten()', ['“lstm(8)” is not a layer and was left out']],
  [
    'batch_normalization(epsilon=1e-7,axis=1)-flatten()',
    'batch_normalization(epsilon=1e-7)-flatten()',
    ['batch_normalization: “axis” is not an argument of it'],
  ],
  [
    'dense(units=8,activation=relu)-add(-1)',
    'dense(8,relu)-add(0)',
    ['add: “-1” is not the place of a layer; 0 is used'],
  ],
  [
    'max_pooling2d(2x3x4,2,7)',
    'max_pooling2d(2,2)',
    [
      'max_pooling2d: pool “2x3x4” is not a whole number, nor two as 3x5; 2 is used',
      'max_pooling2d takes 2 arguments without a name; 1 more were left out',
    ],
  ],
])('%s costs what is wrong with it and no more', (text, left, notes) => {
  const read = readLayers(text)
  expect(formatLayers(read.layers)).toBe(left)
  expect(read.notes).toEqual(notes)
})

test.each([
  ['dashes', '-'.repeat(1_000_000)],
  ['brackets', '('.repeat(1_000_000)],
  ['open layers', 'dense('.repeat(200_000)],
  ['many layers', 'flatten()-'.repeat(100_000)],
  ['one long argument', `dense(${'9'.repeat(1_000_000)},relu)`],
])('a hostile text is read at once: %s', (_, text) => {
  expect(readLayers(text).layers.length).toBeLessThanOrEqual(MOST_LAYERS)
})
