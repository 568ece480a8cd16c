/**
 * What layers make of a batch, measured on the device while the forward pass goes by: the largest
 * |output|, of each unit where the layer has some, and how much of the output is at the ends of the
 * activation's range. A unit is a place on the last axis: a unit of a dense layer, a filter of a
 * convolution.
 */
import {
  abs,
  cast,
  concat,
  greater,
  max,
  maxPool,
  reshape,
  scalar,
  sigmoid,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { HEADS } from '../../domain/choices/heads'
import type { RunConfig } from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { summariseHead } from '../../domain/headLayers'
import { activationOf, isWeighted, type Activation, type LayerSpec } from '../../domain/layers'
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
  /** How many largest |outputs| were measured: one a unit; none where all are as in the layer before. */
  readonly units: number
  /** How many values `saturated` was counted over. */
  readonly counted: number
}

export function watchLayers(network: Network, config: RunConfig): LayerWatch {
  const specs = specsOf(network, config)
  const logits = HEADS[config.head].isProbability ? network.head.layers.at(-1)?.name : undefined
  const measured: Tensor1D[] = []
  const watched: Watched[] = []
  let neverNegative = false
  return {
    measured,
    observe({ name }, output) {
      const spec = specs.get(name)
      if (spec === undefined) return
      if (passesOn(spec) && watched.length > 0) {
        watched.push({ name, spec, units: 0, counted: 1 })
        return
      }
      const { activation } = activationOf(spec)
      if (!keepsSign(spec)) neverNegative = name !== logits && NEVER_NEGATIVE.includes(activation)
      const largest = largestOfUnits(neverNegative ? output : abs(output))
      const rows: Tensor2D = reshape(output, [-1, output.shape.at(-1) ?? 1])
      const ends = atEnds(name === logits ? sigmoid(rows) : rows, activation)
      const counted = activation === 'softmax' ? rows.shape[0] : rows.size
      measured.push(concat([reshape(ends, [1]), largest]))
      watched.push({ name, spec, units: largest.size, counted })
    },
    statesOf(values, moved) {
      let start = 0
      let before = 0
      return watched.map(({ name, spec, units, counted }) => {
        const saturated = units === 0 ? 0 : (values[start++] ?? NaN)
        const ofUnits = values.subarray(start, (start += units))
        const largest = units === 0 ? before : ofUnits.reduce((a, b) => Math.max(a, b), 0)
        before = largest
        const dead = canDie(spec) ? ofUnits.filter((each) => each === 0).length / units : 0
        const state = { dead, saturated: saturated / counted, largest }
        return { name, kind: spec.kind, ...state, moved: moved.get(name) ?? null }
      })
    },
  }
}

/** Whether it has units of its own: other layers make of dead ones what they are given. */
const canDie = (spec: LayerSpec) => isWeighted(spec) || spec.kind === 'activation'

/** Whether its output, in inference mode, is its input. */
const passesOn = ({ kind }: LayerSpec) =>
  kind === 'flatten' ||
  kind === 'dropout' ||
  kind === 'spatial_dropout2d' ||
  kind === 'gaussian_noise'

/** Whether what is nowhere below 0 stays so. */
const keepsSign = (spec: LayerSpec) =>
  spec.kind.includes('pooling2d') ||
  spec.kind === 'zero_padding2d' ||
  spec.kind === 'unit_normalization'

const NEVER_NEGATIVE: readonly Activation[] = ['relu', 'relu6', 'softplus', 'sigmoid', 'softmax']

/**
 * The largest of each unit [units]. Pooling over whole images takes a fraction of the time that a
 * maximum over the first axes does.
 */
function largestOfUnits(output: Tensor): Tensor1D {
  const [, height = 1, width = 1, units = 1] = output.shape
  if (output.rank !== 4) return max(output, 0)
  const pooled = maxPool(output as Tensor4D, [height, width], 1, 'valid')
  return max(reshape(pooled, [-1, units]), 0)
}

/**
 * How many values are within 1 % of an end; of a softmax how many rows, since no row has two such units.
 * @param rows [N, units]
 */
function atEnds(rows: Tensor, activation: Activation): Scalar {
  switch (activation) {
    case 'sigmoid':
      return count(greater(abs(sub(rows, 0.5)), 0.49))
    case 'tanh':
      return count(greater(abs(rows), 0.98))
    case 'softmax':
      return count(greater(rows, 0.99))
    case 'relu6':
      return count(greater(rows, 5.99))
    case 'linear':
    case 'relu':
    case 'leaky_relu':
    case 'elu':
    case 'selu':
    case 'gelu':
    case 'silu':
    case 'softplus':
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
