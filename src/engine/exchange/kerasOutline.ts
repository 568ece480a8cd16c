/** The layers of a model as Keras 3 and TensorFlow.js write them, as far as they can be built here. */
import * as v from 'valibot'
import type { NetworkOutline } from '../../domain/fileWeights'
import {
  ACTIVATIONS,
  ALPHA,
  EPSILON,
  MOMENTUM,
  isWeighted,
  sidesOf,
  type Activation,
  type LayerSpec,
  type Padding,
  type Sides,
} from '../../domain/layers'
import { parseLayers, formatLayers } from '../../domain/layersText'
import { FileFault } from './format'

const whole = v.pipe(v.number(), v.integer())
/** A number both ways, or two; in the playground's words. */
const sides = v.pipe(
  v.union([whole, v.strictTuple([whole, whole])]),
  v.transform((given): Sides => (typeof given === 'number' ? given : sidesOf(given[0], given[1]))),
)
const ONE = v.optional(v.literal(1), 1)
const activation = v.optional(
  v.pipe(
    v.string(),
    v.transform((name) => ALIASES[name] ?? name),
    v.picklist(ACTIVATIONS),
  ),
  'linear',
)
/** Other names of the same. */
const ALIASES: Readonly<Record<string, string>> = { swish: 'silu' }
const last = v.optional(v.picklist(['channels_last']), 'channels_last')
const padding = v.optional(v.picklist(['valid', 'same']), 'valid')
const yes = v.optional(v.literal(true), true)
const bias = v.optional(v.boolean(), true)

const WINDOW = {
  kernel_size: sides,
  strides: v.optional(sides, 1),
  padding,
  dilation_rate: v.optional(sides, 1),
  data_format: last,
  activation,
  use_bias: bias,
}
const POOLING = v.object({
  pool_size: v.optional(sides, 2),
  strides: v.optional(v.nullable(sides), null),
  padding,
  data_format: last,
})
const GLOBAL = v.object({ keepdims: v.optional(v.literal(false), false), data_format: last })
const RATE = v.object({ rate: v.number() })

const CLASSES = {
  Conv2D: v.object({ filters: whole, groups: ONE, ...WINDOW }),
  DepthwiseConv2D: v.object({ depth_multiplier: v.optional(whole, 1), ...WINDOW }),
  SeparableConv2D: v.object({ filters: whole, depth_multiplier: v.optional(whole, 1), ...WINDOW }),
  MaxPooling2D: POOLING,
  AveragePooling2D: POOLING,
  GlobalAveragePooling2D: GLOBAL,
  GlobalMaxPooling2D: GLOBAL,
  ZeroPadding2D: v.object({
    padding: v.union([whole, v.tuple([sides, sides])]),
    data_format: last,
  }),
  BatchNormalization: v.object({
    epsilon: v.optional(v.number(), EPSILON),
    momentum: v.optional(v.number(), MOMENTUM),
    center: yes,
    scale: yes,
  }),
  LayerNormalization: v.object({
    axis: v.optional(v.union([v.literal(-1), v.tuple([v.literal(-1)])]), -1),
    epsilon: v.optional(v.number(), EPSILON),
    center: yes,
    scale: yes,
  }),
  UnitNormalization: v.object({ axis: v.optional(v.literal(-1), -1) }),
  Dropout: RATE,
  SpatialDropout2D: RATE,
  GaussianNoise: v.object({ stddev: v.number() }),
  Flatten: v.object({}),
  Dense: v.object({ units: whole, activation, use_bias: bias }),
  Activation: v.object({ activation }),
  ReLU: v.object({ max_value: v.optional(v.union([v.null(), v.literal(6)]), null) }),
  LeakyReLU: v.object({ negative_slope: v.optional(v.number()), alpha: v.optional(v.number()) }),
  ELU: v.object({ alpha: v.optional(v.number(), ALPHA) }),
  Softmax: v.object({ axis: v.optional(v.literal(-1), -1) }),
} as const
type ClassName = keyof typeof CLASSES

const LAYER = v.looseObject({
  class_name: v.string(),
  config: v.looseObject({ name: v.optional(v.string(), '') }),
})
const MODEL = v.looseObject({
  class_name: v.picklist(['Sequential', 'Functional', 'Model']),
  config: v.looseObject({ layers: v.array(LAYER) }),
})

/** @param model the configuration of a Sequential, or of a Functional that is one layer after the other */
export function kerasOutline(model: unknown): NetworkOutline {
  const read = v.safeParse(MODEL, model)
  if (!read.success)
    throw new FileFault(
      'The model is neither Sequential nor Functional: of others only the weights can be read. Save them alone: model.save_weights("name.weights.h5").',
    )
  const layers: LayerSpec[] = []
  let input: NetworkOutline['input'] = null
  for (const { class_name: name, config } of read.output.config.layers) {
    const shape = (config.batch_shape ?? config.batch_input_shape) as unknown
    input ??= inputOf(shape)
    if (name !== 'InputLayer') put(layers, layerOf(name, config))
  }
  const checked = layers.length === 0 ? 'it has none' : parseLayers(formatLayers(layers))
  if (typeof checked === 'string')
    throw new FileFault(`The model’s layers cannot be built here: ${checked}.`)
  return { layers: checked, input }
}

/** An activation becomes part of the layer before it, where that has none of its own. */
function put(layers: LayerSpec[], layer: LayerSpec): void {
  const before = layers.at(-1)
  if (layer.kind !== 'activation' || before === undefined || !isWeighted(before))
    return void layers.push(layer)
  const { kind: _, ...activation } = layer
  if (before.activation !== 'linear') return void layers.push(layer)
  layers[layers.length - 1] = { ...before, ...activation }
}

function inputOf(shape: unknown): NetworkOutline['input'] {
  const [, height, width, channels] = Array.isArray(shape) ? (shape as unknown[]) : []
  if (typeof height !== 'number' || height !== width || (channels !== 1 && channels !== 3))
    return null
  return { size: height, channels }
}

function layerOf(name: string, config: Record<string, unknown>): LayerSpec {
  if (!(name in CLASSES))
    throw new FileFault(
      `The model has a layer ${name} (“${String(config.name)}”), which is not known here: ${Object.keys(CLASSES).join(', ')} are.`,
    )
  const read = v.safeParse(CLASSES[name as ClassName], config)
  if (!read.success)
    throw new FileFault(
      `${name} “${String(config.name)}” has ${v.getDotPath(read.issues[0]) ?? 'an argument'} ${JSON.stringify(config[v.getDotPath(read.issues[0])?.split('.')[0] ?? ''])}, which cannot be built here.`,
    )
  return specOf(name as ClassName, read.output as Given)
}

type Given = Readonly<Record<string, unknown>>

/** What is as Keras has it is left out. */
function specOf(name: ClassName, given: Given): LayerSpec {
  const window = () => ({
    kernel: given.kernel_size as Sides,
    strides: given.strides as Sides,
    padding: given.padding as Padding,
    activation: given.activation as Activation,
    ...(given.dilation_rate !== 1 && { dilation: given.dilation_rate as Sides }),
    ...biased(given),
  })
  const multiplier =
    given.depth_multiplier === 1 ? {} : { multiplier: given.depth_multiplier as number }
  const epsilon = given.epsilon === EPSILON ? {} : { epsilon: given.epsilon as number }
  switch (name) {
    case 'Conv2D':
      return { kind: 'conv2d', filters: given.filters as number, ...window() }
    case 'DepthwiseConv2D':
      return { kind: 'depthwise_conv2d', ...window(), ...multiplier }
    case 'SeparableConv2D':
      return {
        kind: 'separable_conv2d',
        filters: given.filters as number,
        ...window(),
        ...multiplier,
      }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return {
        kind: name === 'MaxPooling2D' ? 'max_pooling2d' : 'average_pooling2d',
        pool: given.pool_size as Sides,
        strides: (given.strides ?? given.pool_size) as Sides,
        ...(given.padding === 'same' && { padding: 'same' as const }),
      }
    case 'GlobalAveragePooling2D':
      return { kind: 'global_average_pooling2d' }
    case 'GlobalMaxPooling2D':
      return { kind: 'global_max_pooling2d' }
    case 'ZeroPadding2D': {
      const padding = given.padding as number | readonly [Sides, Sides]
      const [rows, columns] = typeof padding === 'number' ? [padding, padding] : padding
      return { kind: 'zero_padding2d', rows, columns }
    }
    case 'BatchNormalization':
      return {
        kind: 'batch_normalization',
        ...(given.momentum !== MOMENTUM && { momentum: given.momentum as number }),
        ...epsilon,
      }
    case 'LayerNormalization':
      return { kind: 'layer_normalization', ...epsilon }
    case 'UnitNormalization':
      return { kind: 'unit_normalization' }
    case 'Dropout':
      return { kind: 'dropout', rate: given.rate as number }
    case 'SpatialDropout2D':
      return { kind: 'spatial_dropout2d', rate: given.rate as number }
    case 'GaussianNoise':
      return { kind: 'gaussian_noise', stddev: given.stddev as number }
    case 'Flatten':
      return { kind: 'flatten' }
    case 'Dense':
      return {
        kind: 'dense',
        units: given.units as number,
        activation: given.activation as Activation,
        ...biased(given),
      }
    case 'Activation':
      return { kind: 'activation', activation: given.activation as Activation }
    case 'ReLU':
      return { kind: 'activation', activation: given.max_value === 6 ? 'relu6' : 'relu' }
    case 'LeakyReLU':
      return {
        kind: 'activation',
        activation: 'leaky_relu',
        slope: (given.negative_slope ?? given.alpha ?? LEAKY_LAYER) as number,
      }
    case 'ELU':
      return {
        kind: 'activation',
        activation: 'elu',
        ...(given.alpha !== ALPHA && { alpha: given.alpha as number }),
      }
    case 'Softmax':
      return { kind: 'activation', activation: 'softmax' }
    default:
      return name satisfies never
  }
}

/** The slope of the layer LeakyReLU, which is not that of the activation. */
const LEAKY_LAYER = 0.3

const biased = ({ use_bias }: Given) => (use_bias === false ? { bias: 0 as const } : {})
