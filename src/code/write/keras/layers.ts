/** Layers as Keras's own calls. */
import type { RunConfig } from '../../../domain/config'
import {
  activationOf,
  ALPHA,
  bothSides,
  EPSILON,
  isWeighted,
  MOMENTUM,
  SLOPE,
  type LayerInitializer,
  type LayerKind,
  type LayerSpec,
  type Sides,
  type WeightedSpec,
} from '../../../domain/layers'
import type { LayerSummary } from '../../../domain/shapes'
import { beginningOf, biasBeginningOf, type Beginning } from '../beginnings'
import { number, quoted } from '../python'

/** Those of these kinds; several kinds may share one shape. */
type Spec<K extends LayerKind, S = LayerSpec> = S extends LayerSpec
  ? [Extract<S['kind'], K>] extends [never]
    ? never
    : S
  : never
interface Context extends Pick<RunConfig, 'initializer'> {
  /** Whether kernels pay the run's own penalty, the constant L2. */
  readonly penalised: boolean
  /** Whether a layer's own penalty is added to the loss. */
  readonly adds: boolean
}
/** What is given to the layer's constructor. */
type Arguments<K extends LayerKind> = (
  spec: Spec<K>,
  context: Context,
  layer: LayerSummary,
) => readonly string[]

const sides = (value: Sides): string =>
  typeof value === 'number' ? number(value) : `(${value.join(', ')})`
const named = (name: string, value: string, standard: string) =>
  value === standard ? [] : [`${name}=${value}`]

/** Whether its activation is a layer of its own, since its name alone does not say it. */
const isApart = (spec: LayerSpec): boolean => {
  const { activation, slope, alpha } = activationOf(spec)
  return (
    isWeighted(spec) &&
    ((activation === 'leaky_relu' && slope !== SLOPE) || (activation === 'elu' && alpha !== ALPHA))
  )
}

const activation = (spec: WeightedSpec) =>
  spec.activation === 'linear' || isApart(spec) ? [] : [`activation=${quoted(spec.activation)}`]

/** A layer of its own for an activation. */
function activationLayer(spec: LayerSpec): string {
  const { activation: name, slope, alpha } = activationOf(spec)
  if (name === 'leaky_relu') return `layers.LeakyReLU(negative_slope=${number(slope)})`
  if (name === 'elu' && alpha !== ALPHA) return `layers.ELU(alpha=${number(alpha)})`
  return `layers.Activation(${quoted(name)})`
}

const own = (call: string) => `keras.initializers.${call}`

/** As an argument; a name alone where that says it. */
const INITIALIZERS: Readonly<Record<LayerInitializer, (of: Beginning) => string>> = {
  glorot_uniform: () => quoted('glorot_uniform'),
  glorot_normal: () => quoted('glorot_normal'),
  he_uniform: () => quoted('he_uniform'),
  he_normal: () => quoted('he_normal'),
  lecun_uniform: () => quoted('lecun_uniform'),
  lecun_normal: () => quoted('lecun_normal'),
  torch_default: ({ fanIn }) =>
    own(`RandomUniform(-${number(limit(fanIn))}, ${number(limit(fanIn))})`),
  random_normal: ({ mean, stddev }) =>
    mean === 0 && stddev === 0.05
      ? quoted('random_normal')
      : own(`RandomNormal(${number(mean)}, ${number(stddev)})`),
  truncated_normal: ({ mean, stddev }) =>
    own(`TruncatedNormal(${number(mean)}, ${number(stddev)})`),
  random_uniform: ({ low, high }) => own(`RandomUniform(${number(low)}, ${number(high)})`),
  constant: ({ value }) => own(`Constant(${number(value)})`),
  zeros: () => quoted('zeros'),
  ones: () => quoted('ones'),
}
const limit = (fanIn: number) => Number(Math.sqrt(1 / fanIn).toPrecision(6))

function regularizer({ l1 = 0, l2 = 0 }: WeightedSpec, { penalised, adds }: Context) {
  if (l1 === 0 && l2 === 0) return penalised ? ['keras.regularizers.L2(L2)'] : []
  return adds ? [`keras.regularizers.L1L2(l1=${number(l1)}, l2=${number(l2)})`] : []
}

function constraint({ constraint: held = 'none', max_norm = 2 }: WeightedSpec): readonly string[] {
  switch (held) {
    case 'none':
      return []
    case 'max_norm':
      return [`keras.constraints.MaxNorm(${number(max_norm)})`]
    case 'unit_norm':
      return ['keras.constraints.UnitNorm()']
    case 'non_neg':
      return ['keras.constraints.NonNeg()']
    default:
      return held satisfies never
  }
}

/** @param kernels what Keras calls them: a separable layer has two */
function kernel(
  spec: WeightedSpec,
  context: Context,
  layer: LayerSummary,
  kernels: readonly string[] = ['kernel'],
): readonly string[] {
  const bias = biasBeginningOf(spec, context.initializer, layer)
  return [
    ...named('use_bias', spec.bias === 0 ? 'False' : 'True', 'True'),
    ...kernels.flatMap((each, i) => {
      const begins = beginningOf(spec, context.initializer, layer, i)
      return [
        ...named(
          `${each}_initializer`,
          INITIALIZERS[begins.initializer](begins),
          quoted('glorot_uniform'),
        ),
        ...regularizer(spec, context).map((text) => `${each}_regularizer=${text}`),
        ...constraint(spec).map((text) => `${each}_constraint=${text}`),
      ]
    }),
    ...(spec.bias === 0
      ? []
      : named('bias_initializer', INITIALIZERS[bias.initializer](bias), quoted('zeros'))),
  ]
}

const windowed = (spec: Spec<'conv2d' | 'depthwise_conv2d' | 'separable_conv2d'>) => [
  ...named('strides', sides(spec.strides), '1'),
  ...named('padding', quoted(spec.padding), quoted('valid')),
  ...named('dilation_rate', sides(spec.dilation ?? 1), '1'),
]

const pooling = ({ pool, strides, padding = 'valid' }: Spec<'max_pooling2d'>) => [
  sides(pool),
  ...named('strides', sides(strides), sides(pool)),
  ...named('padding', quoted(padding), quoted('valid')),
]

const multiplier = ({ multiplier: each = 1 }: Spec<'depthwise_conv2d' | 'separable_conv2d'>) =>
  named('depth_multiplier', number(each), '1')

const pair = (value: Sides) => {
  const [before, after] = bothSides(value)
  return before === after ? number(before) : `(${before}, ${after})`
}

const CALLS: {
  readonly [K in LayerKind]: { readonly name: string; readonly arguments: Arguments<K> }
} = {
  conv2d: {
    name: 'Conv2D',
    arguments: (spec, context, layer) => [
      number(spec.filters),
      sides(spec.kernel),
      ...windowed(spec),
      ...activation(spec),
      ...kernel(spec, context, layer),
    ],
  },
  depthwise_conv2d: {
    name: 'DepthwiseConv2D',
    arguments: (spec, context, layer) => [
      sides(spec.kernel),
      ...windowed(spec),
      ...multiplier(spec),
      ...activation(spec),
      ...kernel(spec, context, layer, ['depthwise']),
    ],
  },
  separable_conv2d: {
    name: 'SeparableConv2D',
    arguments: (spec, context, layer) => [
      number(spec.filters),
      sides(spec.kernel),
      ...windowed(spec),
      ...multiplier(spec),
      ...activation(spec),
      ...kernel(spec, context, layer, ['depthwise', 'pointwise']),
    ],
  },
  dense: {
    name: 'Dense',
    arguments: (spec, context, layer) => [
      number(spec.units),
      ...activation(spec),
      ...kernel(spec, context, layer),
    ],
  },
  max_pooling2d: { name: 'MaxPooling2D', arguments: pooling },
  average_pooling2d: { name: 'AveragePooling2D', arguments: pooling },
  global_average_pooling2d: { name: 'GlobalAveragePooling2D', arguments: () => [] },
  global_max_pooling2d: { name: 'GlobalMaxPooling2D', arguments: () => [] },
  zero_padding2d: {
    name: 'ZeroPadding2D',
    arguments: ({ rows, columns }) => {
      const [above, beside] = [pair(rows), pair(columns)]
      return [
        `(${above.includes('(') || beside.includes('(') ? full(rows, columns) : `${above}, ${beside}`})`,
      ]
    },
  },
  batch_normalization: {
    name: 'BatchNormalization',
    arguments: ({ momentum = MOMENTUM, epsilon = EPSILON }) => [
      ...named('momentum', number(momentum), number(MOMENTUM)),
      ...named('epsilon', number(epsilon), number(EPSILON)),
    ],
  },
  layer_normalization: {
    name: 'LayerNormalization',
    arguments: ({ epsilon = EPSILON }) => named('epsilon', number(epsilon), number(EPSILON)),
  },
  unit_normalization: { name: 'UnitNormalization', arguments: () => [] },
  activation: { name: '', arguments: () => [] },
  dropout: { name: 'Dropout', arguments: ({ rate }) => [number(rate)] },
  spatial_dropout2d: { name: 'SpatialDropout2D', arguments: ({ rate }) => [number(rate)] },
  gaussian_noise: { name: 'GaussianNoise', arguments: ({ stddev }) => [number(stddev)] },
  flatten: { name: 'Flatten', arguments: () => [] },
  add: { name: 'Add', arguments: () => [] },
  concatenate: { name: 'Concatenate', arguments: () => [] },
  from: { name: '', arguments: () => [] },
}

const full = (rows: Sides, columns: Sides) =>
  [rows, columns].map((each) => `(${bothSides(each).join(', ')})`).join(', ')

/** `layers.Dense(50, name="dense")`, and its activation where that is a layer of its own; none of `from`. */
export function kerasLayer(layer: LayerSummary, context: Context): readonly string[] {
  const { spec, name, parameters } = layer
  if (spec.kind === 'from') return []
  if (spec.kind === 'activation') return [activationLayer(spec)]
  const { name: call, arguments: given } = CALLS[spec.kind] as {
    readonly name: string
    readonly arguments: (
      spec: LayerSpec,
      context: Context,
      layer: LayerSummary,
    ) => readonly string[]
  }
  // Those with weights have the names that files of weights go by.
  const all = [...given(spec, context, layer), ...(parameters > 0 ? [`name=${quoted(name)}`] : [])]
  return [`layers.${call}(${all.join(', ')})`, ...(isApart(spec) ? [activationLayer(spec)] : [])]
}
