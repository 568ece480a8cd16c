/**
 * What can be set on a layer. The encoder's editor, the link, the memory's reckoning and code in Keras's
 * words are derived from this table: a row for each argument.
 */
import {
  ACTIVATIONS,
  ALPHA,
  CONSTRAINTS,
  EPSILON,
  LAYER_INITIALIZERS,
  MOMENTUM,
  SLOPE,
  type LayerKind,
  type LayerSpec,
} from './layers'

type Kind =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | {
      readonly kind: 'number'
      readonly min: number
      readonly max: number
      readonly integer: boolean
    }
  /** 0 or 1. */
  | { readonly kind: 'switch' }
  /** A whole number for both directions, or two. */
  | { readonly kind: 'sides'; readonly min: number; readonly max: number }
  /** The place of an earlier layer. */
  | { readonly kind: 'layer'; readonly max: number }

export type LayerValue = string | number | readonly [number, number]

export type LayerField = Kind & {
  readonly key: string
  readonly label: string
  /**
   * What it is where it is absent; then the link names it (`bias=0`) and it stands under “more”. Without
   * one it is always there, in its place.
   */
  readonly standard?: string | number
  /** It has an effect only where another argument is one of these; always where absent. */
  readonly goesWith?: readonly [key: string, ...values: readonly string[]]
  /** Keras's name of it, where it is another one. */
  readonly keras?: string
}
export type LayerFieldTable = readonly LayerField[]

type Extra = Pick<LayerField, 'standard' | 'goesWith' | 'keras'>

const whole = (key: string, label: string, min: number, max: number, extra: Extra = {}) =>
  ({ key, label, kind: 'number', min, max, integer: true, ...extra }) as const
const number = (key: string, label: string, min: number, max: number, extra: Extra = {}) =>
  ({ key, label, kind: 'number', min, max, integer: false, ...extra }) as const
const sides = (key: string, label: string, min: number, max: number, extra: Extra = {}) =>
  ({ key, label, kind: 'sides', min, max, ...extra }) as const
const choice = (key: string, label: string, options: readonly string[], extra: Extra = {}) =>
  ({ key, label, kind: 'choice', options, ...extra }) as const

/** The longest list of layers that a link is read to. */
export const MOST_LAYERS = 200

const kernel = sides('kernel', 'kernel', 1, 64, { keras: 'kernel_size' })
const strides = sides('strides', 'strides', 1, 32)
const padding = choice('padding', 'padding', ['valid', 'same'])
const ACTIVATION: LayerFieldTable = [
  choice('activation', 'activation', ACTIVATIONS),
  number('slope', 'slope below 0', 0, 10, {
    standard: SLOPE,
    goesWith: ['activation', 'leaky_relu'],
    keras: 'negative_slope',
  }),
  number('alpha', 'α of elu', 0, 10, {
    standard: ALPHA,
    goesWith: ['activation', 'elu'],
  }),
]
const multiplier = whole('multiplier', 'outputs a channel', 1, 64, {
  standard: 1,
  keras: 'depth_multiplier',
})
const dilation = sides('dilation', 'dilation', 1, 32, { standard: 1, keras: 'dilation_rate' })

/** As the run's own setting has it. */
export const AS_RUN = 'as_run'

/** How a weight begins, and the arguments of those that take some. */
const begins = (init: string, prefix: string, of: string): LayerFieldTable => [
  choice(init, `${of} begins`, [AS_RUN, ...LAYER_INITIALIZERS], { standard: AS_RUN }),
  number(`${prefix}_mean`, `mean of ${of}`, -1e3, 1e3, {
    standard: 0,
    goesWith: [init, 'random_normal', 'truncated_normal'],
  }),
  number(`${prefix}_stddev`, `deviation of ${of}`, 0, 1e3, {
    standard: 0.05,
    goesWith: [init, 'random_normal', 'truncated_normal'],
  }),
  number(`${prefix}_low`, `least of ${of}`, -1e3, 1e3, {
    standard: -0.05,
    goesWith: [init, 'random_uniform'],
  }),
  number(`${prefix}_high`, `most of ${of}`, -1e3, 1e3, {
    standard: 0.05,
    goesWith: [init, 'random_uniform'],
  }),
  number(`${prefix}_value`, `value of ${of}`, -1e3, 1e3, {
    standard: 0,
    goesWith: [init, 'constant'],
  }),
]

const KERNEL: LayerFieldTable = [
  { key: 'bias', label: 'bias', kind: 'switch', standard: 1, keras: 'use_bias' },
  ...begins('init', 'init', 'kernel'),
  ...begins('bias_init', 'bias', 'bias'),
  number('l1', 'L1, λ', 0, 10, { standard: 0 }),
  number('l2', 'L2, λ', 0, 10, { standard: 0 }),
  choice('constraint', 'constraint', CONSTRAINTS, { standard: 'none' }),
  number('max_norm', 'largest norm', 0, 1e3, {
    standard: 2,
    goesWith: ['constraint', 'max_norm'],
  }),
]
const POOLING: LayerFieldTable = [
  sides('pool', 'pool', 1, 256, { keras: 'pool_size' }),
  strides,
  choice('padding', 'padding', ['valid', 'same'], { standard: 'valid' }),
]
const MERGE: LayerFieldTable = [{ key: 'layer', label: 'layer', kind: 'layer', max: MOST_LAYERS }]
const rate = number('rate', 'rate', 0, 0.95)

export const LAYER_FIELDS: Readonly<Record<LayerKind, LayerFieldTable>> = {
  conv2d: [
    whole('filters', 'filters', 1, 4096),
    kernel,
    strides,
    padding,
    ...ACTIVATION,
    dilation,
    ...KERNEL,
  ],
  max_pooling2d: POOLING,
  average_pooling2d: POOLING,
  global_average_pooling2d: [],
  global_max_pooling2d: [],
  batch_normalization: [
    number('momentum', 'momentum', 0, 1, { standard: MOMENTUM }),
    number('epsilon', 'ε', 0, 1, { standard: EPSILON }),
  ],
  dropout: [rate],
  flatten: [],
  dense: [whole('units', 'units', 1, 65536), ...ACTIVATION, ...KERNEL],
  activation: ACTIVATION,
  unit_normalization: [],
  layer_normalization: [number('epsilon', 'ε', 0, 1, { standard: EPSILON })],
  depthwise_conv2d: [kernel, strides, padding, ...ACTIVATION, multiplier, dilation, ...KERNEL],
  separable_conv2d: [
    whole('filters', 'filters', 1, 4096),
    kernel,
    strides,
    padding,
    ...ACTIVATION,
    multiplier,
    dilation,
    ...KERNEL,
  ],
  zero_padding2d: [sides('rows', 'rows', 0, 64), sides('columns', 'columns', 0, 64)],
  spatial_dropout2d: [rate],
  gaussian_noise: [number('stddev', 'deviation', 0, 100)],
  add: MERGE,
  concatenate: MERGE,
  from: MERGE,
}

export const LAYER_KINDS = Object.keys(LAYER_FIELDS) as LayerKind[]

/** Keras's class names, for people. */
export const LAYER_LABELS: Readonly<Record<LayerKind, string>> = {
  conv2d: 'Conv2D',
  max_pooling2d: 'MaxPooling2D',
  average_pooling2d: 'AveragePooling2D',
  global_average_pooling2d: 'GlobalAveragePooling2D',
  global_max_pooling2d: 'GlobalMaxPooling2D',
  batch_normalization: 'BatchNormalization',
  dropout: 'Dropout',
  flatten: 'Flatten',
  dense: 'Dense',
  activation: 'Activation',
  unit_normalization: 'UnitNormalization (L2)',
  layer_normalization: 'LayerNormalization',
  depthwise_conv2d: 'DepthwiseConv2D',
  separable_conv2d: 'SeparableConv2D',
  zero_padding2d: 'ZeroPadding2D',
  spatial_dropout2d: 'SpatialDropout2D',
  gaussian_noise: 'GaussianNoise',
  add: 'Add an earlier layer',
  concatenate: 'Concatenate an earlier layer',
  from: 'Go on from an earlier layer',
}

const WINDOW = { kernel: 3, strides: 1, padding: 'same', activation: 'relu' } as const

/** What a newly added layer starts as. */
export const NEW_LAYERS: Readonly<Record<LayerKind, LayerSpec>> = {
  conv2d: { kind: 'conv2d', filters: 32, ...WINDOW },
  max_pooling2d: { kind: 'max_pooling2d', pool: 2, strides: 2 },
  average_pooling2d: { kind: 'average_pooling2d', pool: 2, strides: 2 },
  global_average_pooling2d: { kind: 'global_average_pooling2d' },
  global_max_pooling2d: { kind: 'global_max_pooling2d' },
  batch_normalization: { kind: 'batch_normalization' },
  dropout: { kind: 'dropout', rate: 0.25 },
  flatten: { kind: 'flatten' },
  dense: { kind: 'dense', units: 64, activation: 'relu' },
  activation: { kind: 'activation', activation: 'relu' },
  unit_normalization: { kind: 'unit_normalization' },
  layer_normalization: { kind: 'layer_normalization' },
  depthwise_conv2d: { kind: 'depthwise_conv2d', ...WINDOW },
  separable_conv2d: { kind: 'separable_conv2d', filters: 32, ...WINDOW },
  zero_padding2d: { kind: 'zero_padding2d', rows: 1, columns: 1 },
  spatial_dropout2d: { kind: 'spatial_dropout2d', rate: 0.25 },
  gaussian_noise: { kind: 'gaussian_noise', stddev: 0.1 },
  add: { kind: 'add', layer: 0 },
  concatenate: { kind: 'concatenate', layer: 0 },
  from: { kind: 'from', layer: 0 },
}

/** An argument of a layer, or what it is where absent. */
export const argumentOf = (layer: LayerSpec, { key, standard }: LayerField): LayerValue =>
  (layer as unknown as Readonly<Record<string, LayerValue | undefined>>)[key] ?? standard ?? ''

/** Whether an argument has any effect beside the layer's others. */
export function matters(layer: LayerSpec, { goesWith }: LayerField): boolean {
  if (goesWith === undefined) return true
  const [key, ...values] = goesWith
  return values.includes(String((layer as unknown as Readonly<Record<string, unknown>>)[key]))
}

/** The layer with one argument set; one that is the standard is left out. */
export function withArgument(layer: LayerSpec, field: LayerField, value: LayerValue): LayerSpec {
  const next: Record<string, unknown> = { ...layer, [field.key]: value }
  if (value === field.standard) delete next[field.key]
  return next as unknown as LayerSpec
}
