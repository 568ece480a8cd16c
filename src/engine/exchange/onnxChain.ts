/**
 * An encoder made elsewhere as ONNX has it: one node after the other, from an image to a vector, as
 * PyTorch and Keras export them. It becomes layers as they are built here, and weights in Keras's order of
 * axes; what cannot is told by the node's name. Batch normalisation between a layer and its activation is
 * folded into the layer, since activations are part of layers here.
 */
import type { FileLayer, FileWeights, NetworkOutline } from '../../domain/fileWeights'
import type { Activation } from '../../domain/layers'
import { formatLayers, parseLayers } from '../../domain/layersText'
import { FileFault } from './format'
import { activate, bias } from './onnxActivations'
import { constant, type Built, type Flow } from './onnxBuilt'
import {
  convolution,
  dense,
  flat,
  imageOf,
  mustBeOverChannels,
  pool,
  transposed,
  unflattened,
} from './onnxNodes'
import type { OnnxGraph, OnnxNode } from './onnxParse'

const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  Relu: 'relu',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Softmax: 'softmax',
}
const KNOWN =
  'Conv, Gemm, MatMul, Add, BatchNormalization, MaxPool, Relu, Sigmoid, Tanh, Softmax, Flatten, Reshape, Transpose, Dropout'

export function chainOf(graph: OnnxGraph): {
  readonly weights: FileWeights
  readonly outline: NetworkOutline
  readonly notes: readonly string[]
} {
  const start = inputOf(graph)
  const layers: Built[] = []
  const notes: string[] = []
  let flow: Flow = start.flow
  let [at, isAtEnd] = [start.name, false]
  const passed = new Set<string>()
  while (!isAtEnd) {
    if (passed.has(at))
      throw new FileFault(`The graph comes back to “${at}”: save or download it again.`)
    passed.add(at)
    const users: readonly OnnxNode[] = graph.nodes.filter(({ inputs }) => inputs.includes(at))
    const [node, other] = users
    if (other !== undefined)
      throw new FileFault(
        `“${at}” goes to ${users.length} nodes (${users.map(({ name }) => name).join(', ')}): only networks of one layer after the other can be built here. Export the encoder alone.`,
      )
    if (node === undefined) isAtEnd = true
    else {
      flow = through(node, at, flow, graph, layers, notes)
      at = node.outputs[0] ?? ''
    }
  }
  if (flow.image !== null)
    throw new FileFault('The graph ends in an image: a distance needs a vector. Flatten it first.')
  const specs = layers.map(({ spec }) => spec)
  const checked = specs.length === 0 ? 'it has none' : parseLayers(formatLayers(specs))
  if (typeof checked === 'string')
    throw new FileFault(`The graph’s layers cannot be built here: ${checked}.`)
  return {
    outline: { layers: checked, input: start.input },
    weights: { layout: 'keras', layers: namedLayers(layers) },
    notes,
  }
}

function inputOf({ inputs }: OnnxGraph) {
  const [input, other] = inputs
  if (input === undefined) throw new FileFault('The graph has no input.')
  if (other !== undefined)
    throw new FileFault(
      `The graph has ${inputs.length} inputs (${inputs.map(({ name }) => name).join(', ')}). Export the encoder alone: one image in, an embedding out.`,
    )
  const [, second = 0, height = 0, last = 0] = input.shape
  const isChannels = (length: number): length is 1 | 3 => length === 1 || length === 3
  const first = isChannels(second)
  const [side, width, channels] = first ? [height, last, second] : [second, height, last]
  if (input.shape.length !== 4 || !isChannels(channels) || side !== width || side === 0)
    throw new FileFault(
      `The graph’s input “${input.name}” is [${input.shape.map((each) => each || '?').join(', ')}]; a square image of 1 or 3 channels is read, such as [?, ${'1'}, 28, 28]. Export it with a fixed size.`,
    )
  const flow: Flow = { image: { side, channels, first }, flattened: null }
  return { name: input.name, flow, input: { size: side, channels } }
}

function through(
  node: OnnxNode,
  at: string,
  flow: Flow,
  graph: OnnxGraph,
  layers: Built[],
  notes: string[],
): Flow {
  const { op, name } = node
  const activation = ACTIVATIONS[op]
  if (activation !== undefined) {
    if (op === 'Softmax') mustBeOverChannels(node, flow)
    activate(layers, activation, node, notes)
    return flow
  }
  switch (op) {
    case 'Identity':
    case 'Dropout':
    case 'Cast':
      return flow
    case 'Transpose':
      return transposed(node, flow)
    case 'Conv':
      return convolution(node, flow, graph, layers)
    case 'MaxPool':
      return pool(node, flow, layers)
    case 'BatchNormalization': {
      if (flow.image !== null) imageOf(node, flow)
      const weights = [1, 2, 3, 4].map((i) => constant(graph, node, i, ROLE_NAMES[i - 1] ?? ''))
      const own = weights.map((weight) => unflattened(weight, flow))
      layers.push({
        spec: { kind: 'batch_normalization' },
        weights: own,
        epsilon: node.numbers.epsilon?.[0] ?? 1e-5,
      })
      return flow
    }
    case 'Flatten':
    case 'Reshape':
      return flat(node, flow, graph, layers)
    case 'Gemm':
    case 'MatMul':
      return dense(node, at, flow, graph, layers)
    case 'Add': {
      bias(node, at, graph, layers)
      return flow
    }
    default:
      throw new FileFault(
        `The graph has ${/^[AEIOU]/.test(op) ? 'an' : 'a'} ${op} (“${name}”), which is not known here: ${KNOWN} are.`,
      )
  }
}

const ROLE_NAMES = ['gamma', 'beta', 'moving_mean', 'moving_variance']

/** Under the names that layers have here. */
function namedLayers(layers: readonly Built[]): FileLayer[] {
  const seen = new Map<string, number>()
  return layers.flatMap(({ spec, weights, epsilon }) => {
    const count = seen.get(spec.kind) ?? 0
    seen.set(spec.kind, count + 1)
    const name = count === 0 ? spec.kind : `${spec.kind}_${count}`
    return weights.length === 0
      ? []
      : [{ name, weights, ...(epsilon !== undefined && { epsilon }) }]
  })
}
