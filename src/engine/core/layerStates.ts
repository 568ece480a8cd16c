/**
 * What layers make of a batch, measured on the device while the forward pass goes by: of each unit
 * the largest |output|, of each layer how much of its output is at the ends of its activation's range.
 * A unit is a place on the last axis: a unit of a dense layer, a filter of a convolution.
 */
import {
  abs,
  cast,
  concat,
  greater,
  max,
  reshape,
  scalar,
  sigmoid,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { HEADS } from '../../domain/choices/heads'
import type { RunConfig } from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { summariseHead } from '../../domain/headLayers'
import type { Activation, LayerSpec } from '../../domain/layers'
import type { LayerState } from '../../domain/reports'
import { summarise } from '../../domain/shapes'
import type { Network } from './encoders/network'
import type { LayerContext } from './layers/layer'

export interface LayerWatch {
  /** To be told of the outputs, once. */
  readonly observe: NonNullable<LayerContext['observe']>
  /** What is to be read back, in the order of the layers. */
  readonly measured: readonly Tensor1D[]
  /** @param values what was read back, end to end; @param moved by layer, as the state tells it */
  statesOf(values: Float32Array, moved: ReadonlyMap<string, number | null>): LayerState[]
}

interface Watched {
  readonly name: string
  readonly spec: LayerSpec
  readonly units: number
  /** How many values `saturated` was counted over. */
  readonly counted: number
}

export function watchLayers(network: Network, config: RunConfig): LayerWatch {
  const specs = specsOf(network, config)
  const logits = HEADS[config.head].isProbability ? network.head.layers.at(-1)?.name : undefined
  const measured: Tensor1D[] = []
  const watched: Watched[] = []
  return {
    measured,
    observe({ name }, output) {
      const spec = specs.get(name)
      if (spec === undefined) return
      const units = output.shape.at(-1) ?? 1
      const rows = reshape(output, [-1, units]) as Tensor2D
      const activation = activationOf(spec)
      const ends = atEnds(name === logits ? sigmoid(rows) : rows, activation)
      const counted = activation === 'softmax' ? rows.shape[0] : rows.size
      measured.push(concat([max(abs(rows), 0) as Tensor1D, reshape(ends, [1])]))
      watched.push({ name, spec, units, counted })
    },
    statesOf(values, moved) {
      let start = 0
      return watched.map(({ name, spec, units, counted }) => {
        const largest = values.subarray(start, (start += units))
        const saturated = values[start++] ?? NaN
        const dead = hasWeights(spec) ? largest.filter((each) => each === 0).length : 0
        return {
          name,
          kind: spec.kind,
          dead: dead / units,
          saturated: saturated / counted,
          largest: largest.reduce((most, each) => Math.max(most, each), 0),
          moved: moved.get(name) ?? null,
        }
      })
    },
  }
}

/** Whether it makes something of its own: the others pass on what they are given. */
const hasWeights = ({ kind }: LayerSpec) => kind === 'conv2d' || kind === 'dense'

const activationOf = (spec: LayerSpec): Activation =>
  'activation' in spec ? spec.activation : 'linear'

/** How many values, or rows of a softmax, are within 1 % of an end. @param rows [N, units] */
function atEnds(rows: Tensor2D | Tensor, activation: Activation): Scalar {
  switch (activation) {
    case 'sigmoid':
      return count(greater(abs(sub(rows, 0.5)), 0.49))
    case 'tanh':
      return count(greater(abs(rows), 0.98))
    case 'softmax':
      return count(greater(max(rows, -1, true), 0.99))
    case 'linear':
    case 'relu':
      return scalar(0)
    default:
      return activation satisfies never
  }
}

// Rows first: a GPU sums one long vector with a single workgroup.
const count = (holds: Tensor): Scalar => sum(sum(cast(holds, 'float32'), -1))

function specsOf(network: Network, config: RunConfig): ReadonlyMap<string, LayerSpec> {
  const { size, channels, head } = config
  const { layers } = summarise(layersOf(config), [size, size, channels])
  const all = [...layers, ...summariseHead(head, network.embedding)]
  return new Map(all.map(({ name, spec }) => [name, spec]))
}
