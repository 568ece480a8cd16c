/** What becomes of a graph's nodes on the way through it, and what they hold. */
import type { LayerSpec } from '../../domain/layers'
import type { WeightValues } from '../../domain/snapshot'
import { FileFault, finite } from './format'
import type { OnnxGraph, OnnxNode } from './onnxParse'

export interface Built {
  readonly spec: LayerSpec
  readonly weights: readonly WeightValues[]
  readonly epsilon?: number
}

/** What flows at a place of the graph. */
export interface Flow {
  /** Null for a vector. */
  readonly image: {
    readonly side: number
    readonly channels: number
    /** Whether channels come before height and width. */
    readonly first: boolean
  } | null
  /** The image that was flattened channels first, while nothing has mixed its values yet. */
  readonly flattened: { readonly side: number; readonly channels: number } | null
}

/** A weight that the graph holds itself. */
export function constant(
  graph: OnnxGraph,
  node: OnnxNode,
  input: number,
  role: string,
): WeightValues {
  const name = node.inputs[input] ?? ''
  const tensor = graph.tensors.get(name)
  if (tensor === undefined)
    throw new FileFault(
      `${node.op} “${node.name}” takes its ${role.replace('_', ' ')} from another node (“${name || 'none'}”): only weights that the file holds are read.`,
    )
  const values = tensor.values()
  if (!(values instanceof Float32Array))
    throw new FileFault(`“${name}” holds whole numbers; 32-bit floats are read.`)
  return finite({ name, shape: tensor.shape, values })
}
