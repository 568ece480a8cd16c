/** Nodes that become part of the layer before them: sums that are its bias, and activations. */
import type { Activation } from '../../domain/layers'
import { FileFault } from './format'
import { constant, type Built } from './onnxBuilt'
import type { OnnxGraph, OnnxNode } from './onnxParse'

/** A sum after a layer without a bias is its bias. */
export function bias(node: OnnxNode, at: string, graph: OnnxGraph, layers: Built[]): void {
  const before = layers.at(-1)
  const from = node.inputs[0] === at ? 1 : 0
  const takes = before?.spec.kind === 'dense' || before?.spec.kind === 'conv2d'
  if (!takes || before.weights.length !== 1)
    throw new FileFault(
      `Add “${node.name}” is no bias of the layer before it, which is not built here.`,
    )
  const given = constant(graph, node, from, 'bias')
  const units = before.weights[0]?.shape.at(-1) ?? 0
  if (given.values.length !== units)
    throw new FileFault(
      `Add “${node.name}” adds [${given.shape.join(', ')}] to ${units} outputs; one number each is read.`,
    )
  layers[layers.length - 1] = {
    ...before,
    weights: [...before.weights, { ...given, shape: [units] }],
  }
}

export function activate(
  layers: Built[],
  activation: Activation,
  node: OnnxNode,
  notes: string[],
): void {
  if (layers.at(-1)?.spec.kind === 'batch_normalization') fold(layers, notes)
  const before = layers.at(-1)
  const spec = before?.spec
  if (
    before === undefined ||
    (spec?.kind !== 'conv2d' && spec?.kind !== 'dense') ||
    spec.activation !== 'linear'
  )
    throw new FileFault(
      `${node.op} “${node.name}” follows no Conv or Gemm: here activations are part of these.`,
    )
  layers[layers.length - 1] = { ...before, spec: { ...spec, activation } }
}

/** w · γ / √(σ² + ε), and the bias with it; what comes out is the same while nothing trains. */
function fold(layers: Built[], notes: string[]): void {
  const [layer, normalisation] = layers.slice(-2)
  const spec = layer?.spec
  if (layer === undefined || normalisation === undefined || layers.length < 2) return
  if ((spec?.kind !== 'conv2d' && spec?.kind !== 'dense') || spec.activation !== 'linear') return
  const [kernel, bias] = layer.weights
  const [gamma, beta, mean, variance] = normalisation.weights.map(({ values }) => values)
  if (!kernel || !gamma || !beta || !mean || !variance) return
  const units = gamma.length
  const scale = gamma.map(
    (each, i) => each / Math.sqrt((variance[i] ?? 0) + (normalisation.epsilon ?? 0)),
  )
  const shifted = beta.map(
    (each, i) => each + ((bias?.values[i] ?? 0) - (mean[i] ?? 0)) * (scale[i] ?? 0),
  )
  const values = kernel.values.map((each, i) => each * (scale[i % units] ?? 0))
  const name = bias?.name ?? `${kernel.name}.bias`
  layers.splice(-2, 2, {
    spec,
    weights: [
      { ...kernel, values },
      { name, shape: [units], values: shifted },
    ],
  })
  notes.push(
    `Batch normalisation after “${kernel.name}” was folded into it, since an activation follows.`,
  )
}
