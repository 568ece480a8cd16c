/**
 * ONNX: the whole verifier as one graph. Images come in as rows of pixels, channels last, as canvases
 * and NumPy have them. Convolutions and pools of ONNX want channels first, so the graph turns images
 * round where it begins, and back before Flatten, so that dense kernels stay as they are.
 */
import { HEADS } from '../../domain/choices/heads'
import { looksBackTo } from '../../domain/layers'
import { encoderOf, headOf, type Verifier, type WeightedVerifier } from '../../domain/verifier'
import { cardOf, KEY } from './card'
import type { Format } from './format'
import { distanceNode } from './onnxDistances'
import { createGraph, type GraphBuilder } from './onnxGraph'
import { layerBy } from './onnxLayers'
import { onnxBytes } from './onnxModel'

const CHANNELS_FIRST = [0, 3, 1, 2]

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

function encode(graph: GraphBuilder, { verifier, weights }: WeightedVerifier, image: string) {
  const { layers, input } = encoderOf(verifier)
  const through = layerBy(weights)
  const turned = graph.op('Transpose', [image], { perm: CHANNELS_FIRST })
  const places = [turned]
  for (const layer of layers) {
    const back = looksBackTo(layer.spec)
    const earlier = back === null ? undefined : places[back]
    places.push(through(graph, places.at(-1) ?? turned, layer, layer.input ?? input, earlier))
  }
  return places.at(-1) ?? turned
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
    (x, layer) => through(graph, x, layer, layer.input ?? inputOf(verifier)),
    rows,
  )
  return graph.op('Squeeze', [out, last])
}

const inputOf = (verifier: Verifier) =>
  HEADS[verifier.head].takesDistance ? [1] : [encoderOf(verifier).embedding ?? 0]
