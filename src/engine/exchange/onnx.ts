/**
 * ONNX: the whole verifier as one graph. Images come in as rows of pixels, channels last, as canvases
 * and NumPy have them. Convolutions and pools of ONNX want channels first, so the graph turns images
 * round where it begins, and back before Flatten, so that dense kernels stay as they are.
 */
import { HEADS } from '../../domain/choices/heads'
import type { Activation, LayerSpec, Padding } from '../../domain/layers'
import { permuted } from '../../domain/permuted'
import type { LayerSummary } from '../../domain/shapes'
import { encoderOf, headOf, type Verifier, type WeightedVerifier } from '../../domain/verifier'
import type { WeightValues } from '../../domain/snapshot'
import { cardOf, KEY } from './card'
import type { Format } from './format'
import { distanceNode } from './onnxDistances'
import { createGraph, type GraphBuilder } from './onnxGraph'
import { onnxBytes } from './onnxModel'

const CHANNELS_FIRST = [0, 3, 1, 2]
/** [height, width, in, out] to [out, in, height, width]. */
const OUT_FIRST = [3, 2, 0, 1]
const CHANNELS_LAST = [0, 2, 3, 1]
const BATCH_NORMALIZATION_EPSILON = 1e-3

export const onnx: Format = {
  async write(weighted) {
    const { verifier } = weighted
    const { input, embedding } = encoderOf(verifier)
    const graph = createGraph()
    const [first, second] = (['first', 'second'] as const).map((image) => {
      const embedded = encode(graph, weighted, image)
      graph.name(embedded, `${image}_embedding`)
      return embedded
    }) as [string, string]
    const distance = distanceNode(graph, verifier.distance, first, second)
    graph.name(distance, 'distance')
    graph.name(headNode(graph, weighted, distance, [first, second]), 'output')
    const images = ['first', 'second'].map((name) => ({ name, shape: ['pairs', ...input] }))
    const lines = ['output', 'distance'].map((name) => ({ name, shape: ['pairs'] }))
    const embeddings = ['first_embedding', 'second_embedding'].map((name) => ({
      name,
      shape: ['pairs', embedding ?? 0],
    }))
    return onnxBytes({
      nodes: graph.nodes,
      tensors: graph.tensors,
      inputs: images,
      outputs: [...lines, ...embeddings],
      metadata: { [KEY]: JSON.stringify(cardOf(weighted)) },
    })
  },
}

type Through = (
  graph: GraphBuilder,
  x: string,
  layer: LayerSummary,
  input: readonly number[],
) => string

function encode(graph: GraphBuilder, { verifier, weights }: WeightedVerifier, image: string) {
  const { layers, input } = encoderOf(verifier)
  const through = layerBy(weights)
  const turned = graph.op('Transpose', [image], { perm: CHANNELS_FIRST })
  return layers.reduce(
    (x, layer, i) => through(graph, x, layer, layers[i - 1]?.output ?? input),
    turned,
  )
}

function headNode(
  graph: GraphBuilder,
  { verifier, weights }: WeightedVerifier,
  distance: string,
  [first, second]: readonly [string, string],
): string {
  const { takesDistance, isProbability } = HEADS[verifier.head]
  const layers = headOf(verifier)
  const last = graph.integers([1])
  if (layers.length === 0) return isProbability ? graph.op('Sigmoid', [distance]) : distance
  const rows = takesDistance
    ? graph.op('Unsqueeze', [distance, last])
    : graph.op('Abs', [graph.op('Sub', [first, second])])
  const through = layerBy(weights)
  const out = layers.reduce(
    (x, layer, i) => through(graph, x, layer, layers[i - 1]?.output ?? inputOf(verifier)),
    rows,
  )
  return graph.op('Squeeze', [out, last])
}

const inputOf = (verifier: Verifier) =>
  HEADS[verifier.head].takesDistance ? [1] : [encoderOf(verifier).embedding ?? 0]

function layerBy(weights: readonly WeightValues[]): Through {
  return (graph, x, { spec, name }, input) => {
    const weight = (own: string) => {
      const found = weights.find((each) => each.name === `${name}/${own}`)
      if (found === undefined) throw new Error(`internal: no weights of ${name}/${own}`)
      return graph.weight(found.name, found.shape, () => found.values)
    }
    switch (spec.kind) {
      case 'conv2d': {
        const { strides, kernel, padding } = spec
        // [side, side, in, out] to [out, in, side, side], once.
        const turned = `${name}/kernel_oihw`
        const source = weights.find((each) => each.name === `${name}/kernel`)
        if (source === undefined) throw new Error(`internal: no weights of ${name}/kernel`)
        const [, , channels = 0, filters = 0] = source.shape
        const oihw = graph.weight(
          turned,
          [filters, channels, kernel, kernel],
          () => permuted(source, OUT_FIRST).values,
        )
        const attributes = {
          kernel_shape: [kernel, kernel],
          strides: [strides, strides],
          pads: padsOf(spec, input, padding),
        }
        const convolved = graph.op('Conv', [x, oihw, weight('bias')], attributes)
        return activated(graph, convolved, spec.activation)
      }
      case 'max_pooling2d':
        return graph.op('MaxPool', [x], {
          kernel_shape: [spec.pool, spec.pool],
          strides: [spec.strides, spec.strides],
        })
      case 'batch_normalization':
        return graph.op(
          'BatchNormalization',
          [x, ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map(weight)],
          { epsilon: { float: BATCH_NORMALIZATION_EPSILON } },
        )
      case 'dropout':
        return x
      case 'flatten': {
        const last = input.length === 3 ? graph.op('Transpose', [x], { perm: CHANNELS_LAST }) : x
        return graph.op('Flatten', [last], { axis: 1 })
      }
      case 'dense': {
        const dense = graph.op('Gemm', [x, weight('kernel'), weight('bias')])
        return activated(graph, dense, spec.activation)
      }
      default:
        return spec satisfies never
    }
  }
}

const OPERATORS = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh' } as const

function activated(graph: GraphBuilder, x: string, activation: Activation): string {
  if (activation === 'linear') return x
  // Channels of an image and features of a vector are both the second axis here.
  if (activation === 'softmax') return graph.op('Softmax', [x], { axis: 1 })
  return graph.op(OPERATORS[activation], [x])
}

/** Before and after, by height and width; what is odd goes after, as TensorFlow and Keras have it. */
function padsOf(
  { kernel, strides }: Extract<LayerSpec, { kind: 'conv2d' }>,
  [height = 0, width = 0]: readonly number[],
  padding: Padding,
): readonly number[] {
  const missing = [height, width].map((length) =>
    padding === 'valid'
      ? 0
      : Math.max(0, (Math.ceil(length / strides) - 1) * strides + kernel - length),
  )
  return [...missing.map((all) => Math.floor(all / 2)), ...missing.map((all) => Math.ceil(all / 2))]
}
