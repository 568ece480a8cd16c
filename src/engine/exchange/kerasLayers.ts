/** Layers in Keras's class names and arguments; those of TensorFlow.js are the same but for a few. */
import {
  ALPHA,
  EPSILON,
  MOMENTUM,
  SLOPE,
  activationOf,
  bothSides,
  isWeighted,
  looksBackTo,
  type LayerSpec,
  type Shape,
  type Sides,
} from '../../domain/layers'
import type { LayerSummary } from '../../domain/shapes'

export interface KerasLayer {
  readonly name: string
  readonly className: string
  readonly config: Record<string, unknown>
  /** The names of what it is given; the image is `IMAGE`. */
  readonly inputs: readonly string[]
  /** The shape that it gives. */
  readonly output: Shape
}

export const IMAGE = 'image'

interface Arguments {
  readonly className: string
  readonly config: Record<string, unknown>
}

/** All layers, each with what it is given, and the name of the last. */
export function kerasLayers(layers: readonly LayerSummary[]): readonly KerasLayer[] {
  const made: KerasLayer[] = []
  /** The name of what comes out of each place. */
  const places = [IMAGE]
  for (const { spec, name, output: gives } of layers) {
    const output = gives ?? []
    const before = places.at(-1) ?? IMAGE
    const back = looksBackTo(spec)
    const other = back === null ? null : (places[back] ?? IMAGE)
    if (spec.kind === 'from') {
      places.push(other ?? IMAGE)
      continue
    }
    const inputs = other === null ? [before] : [before, other]
    const own = ownActivation(spec)
    const { className, config } = argumentsOf(own === null ? spec : linear(spec))
    made.push({ ...layer(name, className, config, inputs), output })
    if (own === null) {
      places.push(name)
      continue
    }
    made.push({ ...layer(`${name}_activation`, own.className, own.config, [name]), output })
    places.push(`${name}_activation`)
  }
  return made
}

/** Whether each layer is given what the one before it gives, and nothing else. */
export const isSequential = (layers: readonly LayerSummary[]): boolean =>
  layers.every(({ spec }) => looksBackTo(spec) === null)

const layer = (
  name: string,
  className: string,
  config: Record<string, unknown>,
  inputs: readonly string[],
): Omit<KerasLayer, 'output'> => ({
  name,
  className,
  // Keras's SpatialDropout2D takes no more than its own.
  config: {
    name,
    ...(className !== 'SpatialDropout2D' && { trainable: true }),
    dtype: 'float32',
    ...config,
  },
  inputs,
})

const linear = (spec: LayerSpec): LayerSpec =>
  'activation' in spec ? ({ ...spec, activation: 'linear' } as LayerSpec) : spec

/** An activation that its name alone does not say: it is a layer of its own there. */
function ownActivation(spec: LayerSpec): Arguments | null {
  const { activation, slope, alpha } = activationOf(spec)
  if (spec.kind === 'activation') return null
  if (activation === 'leaky_relu' && slope !== SLOPE) return leakyRelu(slope)
  return activation === 'elu' && alpha !== ALPHA ? elu(alpha) : null
}

const leakyRelu = (slope: number): Arguments => ({
  className: 'LeakyReLU',
  config: { negative_slope: slope },
})
const elu = (alpha: number): Arguments => ({ className: 'ELU', config: { alpha } })

const both = (sides: Sides) => [...bothSides(sides)]
const LAST = { data_format: 'channels_last' } as const

function weighted(spec: LayerSpec): Record<string, unknown> {
  if (!isWeighted(spec)) return {}
  const window =
    spec.kind === 'dense'
      ? {}
      : {
          kernel_size: both(spec.kernel),
          strides: both(spec.strides),
          padding: spec.padding,
          dilation_rate: both(spec.dilation ?? 1),
          ...LAST,
        }
  return { ...window, activation: spec.activation, use_bias: spec.bias !== 0 }
}

function argumentsOf(spec: LayerSpec): Arguments {
  switch (spec.kind) {
    case 'conv2d':
      return { className: 'Conv2D', config: { filters: spec.filters, ...weighted(spec) } }
    case 'depthwise_conv2d':
      return {
        className: 'DepthwiseConv2D',
        config: { depth_multiplier: spec.multiplier ?? 1, ...weighted(spec) },
      }
    case 'separable_conv2d':
      return {
        className: 'SeparableConv2D',
        config: {
          filters: spec.filters,
          depth_multiplier: spec.multiplier ?? 1,
          ...weighted(spec),
        },
      }
    case 'dense':
      return { className: 'Dense', config: { units: spec.units, ...weighted(spec) } }
    case 'max_pooling2d':
    case 'average_pooling2d':
      return {
        className: spec.kind === 'max_pooling2d' ? 'MaxPooling2D' : 'AveragePooling2D',
        config: {
          pool_size: both(spec.pool),
          strides: both(spec.strides),
          padding: spec.padding ?? 'valid',
          ...LAST,
        },
      }
    case 'global_average_pooling2d':
      return { className: 'GlobalAveragePooling2D', config: { ...LAST } }
    case 'global_max_pooling2d':
      return { className: 'GlobalMaxPooling2D', config: { ...LAST } }
    case 'zero_padding2d':
      return {
        className: 'ZeroPadding2D',
        config: { padding: [both(spec.rows), both(spec.columns)], ...LAST },
      }
    case 'batch_normalization':
      return {
        className: 'BatchNormalization',
        config: {
          axis: -1,
          momentum: spec.momentum ?? MOMENTUM,
          epsilon: spec.epsilon ?? EPSILON,
          center: true,
          scale: true,
        },
      }
    case 'layer_normalization':
      return {
        className: 'LayerNormalization',
        config: { axis: -1, epsilon: spec.epsilon ?? EPSILON, center: true, scale: true },
      }
    case 'unit_normalization':
      return { className: 'UnitNormalization', config: { axis: -1 } }
    case 'activation': {
      const { activation, slope, alpha } = activationOf(spec)
      if (activation === 'leaky_relu') return leakyRelu(slope)
      if (activation === 'elu' && alpha !== ALPHA) return elu(alpha)
      return { className: 'Activation', config: { activation } }
    }
    case 'dropout':
      return { className: 'Dropout', config: { rate: spec.rate } }
    case 'spatial_dropout2d':
      return { className: 'SpatialDropout2D', config: { rate: spec.rate, ...LAST } }
    case 'gaussian_noise':
      return { className: 'GaussianNoise', config: { stddev: spec.stddev } }
    case 'flatten':
      return { className: 'Flatten', config: { ...LAST } }
    case 'add':
      return { className: 'Add', config: {} }
    case 'concatenate':
      return { className: 'Concatenate', config: { axis: -1 } }
    case 'from':
      throw new Error('internal: “from” is no layer of Keras')
    default:
      return spec satisfies never
  }
}
