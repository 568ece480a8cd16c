/** Nodes that become layers, or turn what flows between them. */
import { permuted } from '../../domain/permuted'
import { windowOutput } from '../../domain/shapes'
import type { WeightValues } from '../../domain/snapshot'
import { FileFault } from './format'
import { constant, type Built, type Flow } from './onnxBuilt'
import { padsOf } from './onnxPads'
import type { OnnxGraph, OnnxNode } from './onnxParse'

export function transposed(node: OnnxNode, flow: Flow): Flow {
  const order = (node.numbers.perm ?? []).join()
  const image = flow.image
  if (image !== null && !image.first && order === '0,3,1,2')
    return { ...flow, image: { ...image, first: true } }
  if (image !== null && image.first && order === '0,2,3,1')
    return { ...flow, image: { ...image, first: false } }
  throw new FileFault(
    `Transpose “${node.name}” turns the axes to [${order}]: only channels to the front or the back are read.`,
  )
}

/** Throws where there is no image with channels first. */
export function imageOf(node: OnnxNode, { image }: Flow) {
  if (image === null || !image.first)
    throw new FileFault(
      `${node.op} “${node.name}” is given ${image === null ? 'a vector' : 'an image with channels last'}, where it wants an image with channels first.`,
    )
  return image
}

function squareOf(node: OnnxNode, attribute: string, missing: number): number {
  const [a = missing, b = a, ...more] = node.numbers[attribute] ?? []
  if (a !== b || more.length > 0)
    throw new FileFault(
      `${node.op} “${node.name}” has ${attribute} [${[a, b, ...more].join(', ')}]; here it is the same both ways.`,
    )
  return a
}

function mustBe(node: OnnxNode, attribute: string, wanted: number): void {
  const given = node.numbers[attribute] ?? []
  if (given.some((each) => each !== wanted))
    throw new FileFault(
      `${node.op} “${node.name}” has ${attribute} ${given.join(', ')}; only ${wanted} is built here.`,
    )
}

export function convolution(node: OnnxNode, flow: Flow, graph: OnnxGraph, layers: Built[]): Flow {
  const image = imageOf(node, flow)
  mustBe(node, 'group', 1)
  mustBe(node, 'dilations', 1)
  const kernel = constant(graph, node, 1, 'kernel')
  const [filters = 0, channels = 0, side = 0, width = 0] = kernel.shape
  if (kernel.shape.length !== 4 || side !== width)
    throw new FileFault(
      `Conv “${node.name}” has a kernel of shape [${kernel.shape.join(', ')}]; square ones are built here.`,
    )
  if (channels !== image.channels)
    throw new FileFault(
      `Conv “${node.name}” wants ${channels} channels and is given ${image.channels}.`,
    )
  const strides = squareOf(node, 'strides', 1)
  const padding = paddingOf(node, image.side, side, strides)
  const own =
    node.inputs[2] === undefined || node.inputs[2] === '' ? [] : [constant(graph, node, 2, 'bias')]
  layers.push({
    spec: { kind: 'conv2d', filters, kernel: side, strides, padding, activation: 'linear' },
    weights: [{ name: kernel.name, ...permuted(kernel, [2, 3, 1, 0]) }, ...own],
  })
  return {
    image: { ...image, side: windowOutput(image.side, side, strides, padding), channels: filters },
    flattened: null,
  }
}

function paddingOf(node: OnnxNode, side: number, kernel: number, strides: number) {
  const automatic = node.texts.auto_pad
  if (automatic === 'VALID') return 'valid'
  if (automatic === 'SAME_UPPER') return 'same'
  const given = node.numbers.pads ?? [0, 0, 0, 0]
  if (given.every((each) => each === 0)) return 'valid'
  const same = padsOf([kernel, kernel], [strides, strides], [side, side], 'same')
  if (given.join() === same.join()) return 'same'
  throw new FileFault(
    `${node.op} “${node.name}” is padded by [${given.join(', ')}] (top, left, bottom, right); here it is none, or “same” as in Keras, [${same.join(', ')}] for ${side} px and strides ${strides}.`,
  )
}

export function pool(node: OnnxNode, flow: Flow, layers: Built[]): Flow {
  const image = imageOf(node, flow)
  mustBe(node, 'dilations', 1)
  mustBe(node, 'ceil_mode', 0)
  const size = squareOf(node, 'kernel_shape', 1)
  const strides = squareOf(node, 'strides', 1)
  if (paddingOf(node, image.side, size, strides) !== 'valid')
    throw new FileFault(`MaxPool “${node.name}” is padded; here pools are not.`)
  layers.push({ spec: { kind: 'max_pooling2d', pool: size, strides }, weights: [] })
  return { ...flow, image: { ...image, side: windowOutput(image.side, size, strides, 'valid') } }
}

export function flat(node: OnnxNode, flow: Flow, graph: OnnxGraph, layers: Built[]): Flow {
  if (flow.image === null) return flow
  const shape = node.op === 'Reshape' ? graph.tensors.get(node.inputs[1] ?? '') : undefined
  const isFlat =
    node.op === 'Flatten'
      ? (node.numbers.axis?.[0] ?? 1) === 1
      : shape !== undefined && shape.values().length === 2
  if (!isFlat)
    throw new FileFault(
      `${node.op} “${node.name}” makes something else than a vector of each image, which is not built here.`,
    )
  const { side, channels, first } = flow.image
  layers.push({ spec: { kind: 'flatten' }, weights: [] })
  return { image: null, flattened: first ? { side, channels } : null }
}

/** Values in the order of an image with channels last, along the first axis. */
export function unflattened(weight: WeightValues, { flattened }: Flow): WeightValues {
  if (flattened === null) return weight
  const { side, channels } = flattened
  const rest = weight.shape.slice(1)
  if (weight.shape[0] !== side * side * channels) return weight
  const image = { shape: [channels, side, side, ...rest], values: weight.values }
  const order = [1, 2, 0, ...rest.map((_, i) => i + 3)]
  return { ...weight, values: permuted(image, order).values }
}

export function dense(
  node: OnnxNode,
  at: string,
  flow: Flow,
  graph: OnnxGraph,
  layers: Built[],
): Flow {
  if (flow.image !== null)
    throw new FileFault(`${node.op} “${node.name}” is given an image: put Flatten before it.`)
  if (node.inputs[0] !== at)
    throw new FileFault(
      `${node.op} “${node.name}” multiplies from the left, which is not built here.`,
    )
  mustBe(node, 'alpha', 1)
  mustBe(node, 'beta', 1)
  mustBe(node, 'transA', 0)
  const given = constant(graph, node, 1, 'kernel')
  if (given.shape.length !== 2)
    throw new FileFault(
      `${node.op} “${node.name}” has a kernel of shape [${given.shape.join(', ')}]; [inputs, units] is read.`,
    )
  const isTurned = node.numbers.transB?.[0] === 1
  const kernel = isTurned ? { name: given.name, ...permuted(given, [1, 0]) } : given
  const hasBias = node.op === 'Gemm' && (node.inputs[2] ?? '') !== ''
  layers.push({
    spec: { kind: 'dense', units: kernel.shape[1] ?? 0, activation: 'linear' },
    weights: [unflattened(kernel, flow), ...(hasBias ? [constant(graph, node, 2, 'bias')] : [])],
  })
  return { image: null, flattened: null }
}

/** Softmax is over channels here, or over a vector. */
export function mustBeOverChannels(node: OnnxNode, { image }: Flow): void {
  const axis = node.numbers.axis?.[0] ?? -1
  const wanted = image === null ? [1, -1] : image.first ? [1, -3] : [3, -1]
  if (!wanted.includes(axis))
    throw new FileFault(
      `${node.op} “${node.name}” goes along axis ${axis}; here it goes along the channels, axis ${wanted[0]}.`,
    )
}
