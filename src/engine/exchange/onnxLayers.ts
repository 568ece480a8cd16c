/** A layer as nodes of a graph, whose images have channels first. */
import {
  EPSILON,
  activationOf,
  bothSides,
  type LayerSpec,
  type Sides,
  type WeightedSpec,
} from '../../domain/layers'
import { permuted } from '../../domain/permuted'
import { windowOf, type LayerSummary } from '../../domain/shapes'
import type { WeightValues } from '../../domain/snapshot'
import type { GraphBuilder } from './onnxGraph'
import type { Attribute } from './onnxModel'
import { padsOf } from './onnxPads'

const CHANNELS_FIRST = [0, 3, 1, 2]
const CHANNELS_LAST = [0, 2, 3, 1]
/** [height, width, in, out] to [out, in, height, width]. */
const OUT_FIRST = [3, 2, 0, 1]
/** [height, width, channels, outputs of each] to [channels, outputs of each, height, width]. */
const CHANNELS_OUTPUTS_FIRST = [2, 3, 0, 1]

/** @returns the name of what comes out */
type Through = (
  graph: GraphBuilder,
  x: string,
  layer: LayerSummary,
  input: readonly number[],
  /** What an earlier layer gives, for those that look back. */
  earlier?: string,
) => string

export function layerBy(weights: readonly WeightValues[]): Through {
  return (graph, x, { spec, name }, input, earlier) => {
    const found = (own: string) => {
      const weight = weights.find((each) => each.name === `${name}/${own}`)
      if (weight === undefined) throw new Error(`internal: no weights of ${name}/${own}`)
      return weight
    }
    const weight = (own: string) => {
      const { name: full, shape, values } = found(own)
      return graph.weight(full, shape, () => values)
    }
    const biased = (layer: WeightedSpec) => (layer.bias === 0 ? [] : [weight('bias')])
    const kernel = (own: string) => {
      const source = found(own)
      const [height = 0, width = 0, channels = 0, filters = 0] = source.shape
      return graph.weight(
        `${source.name}_oihw`,
        [filters, channels, height, width],
        () => permuted(source, OUT_FIRST).values,
      )
    }
    const depthwise = (own: string) => {
      const source = found(own)
      const [height = 0, width = 0, channels = 0, multiplier = 0] = source.shape
      return graph.weight(
        `${source.name}_oihw`,
        [channels * multiplier, 1, height, width],
        () => permuted(source, CHANNELS_OUTPUTS_FIRST).values,
      )
    }
    switch (spec.kind) {
      case 'conv2d': {
        const inputs = [x, kernel('kernel'), ...biased(spec)]
        return activated(graph, graph.op('Conv', inputs, windowed(spec, input)), spec)
      }
      case 'depthwise_conv2d': {
        const attributes = { ...windowed(spec, input), group: input[2] ?? 1 }
        const inputs = [x, depthwise('kernel'), ...biased(spec)]
        return activated(graph, graph.op('Conv', inputs, attributes), spec)
      }
      case 'separable_conv2d': {
        const attributes = { ...windowed(spec, input), group: input[2] ?? 1 }
        const deep = graph.op('Conv', [x, depthwise('depthwise_kernel')], attributes)
        const inputs = [deep, kernel('pointwise_kernel'), ...biased(spec)]
        return activated(graph, graph.op('Conv', inputs, { kernel_shape: [1, 1] }), spec)
      }
      case 'max_pooling2d':
        return graph.op('MaxPool', [x], windowed(spec, input))
      case 'average_pooling2d':
        // What lies beyond the image is not counted.
        return graph.op('AveragePool', [x], { ...windowed(spec, input), count_include_pad: 0 })
      case 'global_average_pooling2d':
        return graph.op('Flatten', [graph.op('GlobalAveragePool', [x])], { axis: 1 })
      case 'global_max_pooling2d':
        return graph.op('Flatten', [graph.op('GlobalMaxPool', [x])], { axis: 1 })
      case 'zero_padding2d': {
        const [top, bottom] = bothSides(spec.rows)
        const [left, right] = bothSides(spec.columns)
        return graph.op('Pad', [x, graph.integers([0, 0, top, left, 0, 0, bottom, right])])
      }
      case 'batch_normalization':
        return graph.op(
          'BatchNormalization',
          [x, ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map(weight)],
          { epsilon: { float: spec.epsilon ?? EPSILON } },
        )
      case 'layer_normalization': {
        const isImage = input.length === 3
        const rows = isImage ? graph.op('Transpose', [x], { perm: CHANNELS_LAST }) : x
        const normal = graph.op('LayerNormalization', [rows, weight('gamma'), weight('beta')], {
          axis: -1,
          epsilon: { float: spec.epsilon ?? EPSILON },
        })
        return isImage ? graph.op('Transpose', [normal], { perm: CHANNELS_FIRST }) : normal
      }
      case 'unit_normalization': {
        const length = graph.op('ReduceL2', [x], { axes: [1], keepdims: 1 })
        return graph.op('Div', [x, graph.op('Max', [length, graph.number(1e-12)])])
      }
      case 'activation':
        return activated(graph, x, spec)
      case 'dropout':
      case 'spatial_dropout2d':
      case 'gaussian_noise':
        return x
      case 'flatten': {
        const last = input.length === 3 ? graph.op('Transpose', [x], { perm: CHANNELS_LAST }) : x
        return graph.op('Flatten', [last], { axis: 1 })
      }
      case 'dense':
        return activated(graph, graph.op('Gemm', [x, weight('kernel'), ...biased(spec)]), spec)
      case 'add':
        return graph.op('Add', [x, earlier ?? x])
      case 'concatenate':
        return graph.op('Concat', [x, earlier ?? x], { axis: 1 })
      case 'from':
        return earlier ?? x
      default:
        return spec satisfies never
    }
  }
}

type Windowed = Parameters<typeof windowOf>[0]

function windowed(spec: Windowed, input: readonly number[]): Readonly<Record<string, Attribute>> {
  const both = (sides: Sides) => bothSides(sides)
  const isPool = 'pool' in spec
  return {
    kernel_shape: both(isPool ? spec.pool : spec.kernel),
    strides: both(spec.strides),
    pads: padsOf(windowOf(spec), both(spec.strides), input, spec.padding ?? 'valid'),
    ...(!isPool && { dilations: both(spec.dilation ?? 1) }),
  }
}

/** Channels of an image and features of a vector are both the second axis here. */
function activated(graph: GraphBuilder, x: string, spec: LayerSpec): string {
  const { activation, slope, alpha } = activationOf(spec)
  switch (activation) {
    case 'linear':
      return x
    case 'relu':
      return graph.op('Relu', [x])
    case 'relu6':
      return graph.op('Clip', [x, graph.number(0), graph.number(6)])
    case 'leaky_relu':
      return graph.op('LeakyRelu', [x], { alpha: { float: slope } })
    case 'elu':
      return graph.op('Elu', [x], { alpha: { float: alpha } })
    case 'selu':
      return graph.op('Selu', [x])
    case 'silu':
      return graph.op('Mul', [x, graph.op('Sigmoid', [x])])
    case 'gelu': {
      const scaled = graph.op('Mul', [x, graph.number(Math.SQRT1_2)])
      const twice = graph.op('Add', [graph.op('Erf', [scaled]), graph.number(1)])
      return graph.op('Mul', [graph.op('Mul', [x, graph.number(0.5)]), twice])
    }
    case 'softplus':
      return graph.op('Softplus', [x])
    case 'sigmoid':
      return graph.op('Sigmoid', [x])
    case 'tanh':
      return graph.op('Tanh', [x])
    case 'softmax':
      return graph.op('Softmax', [x], { axis: 1 })
    default:
      return activation satisfies never
  }
}
