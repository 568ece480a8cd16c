/** What an evaluation tells of the weights as they stand, read back in one vector. */
import {
  concat,
  reshape,
  scalar,
  slice,
  sub,
  tidy,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { HEADS } from '../../domain/choices/heads'
import type { RunConfig } from '../../domain/config'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import type { Network } from './encoders/network'
import { EPSILON } from '../../domain/layers'
import { penalty } from './penalty'

/** A network on its way. */
export interface Subject {
  readonly network: Network
  /** The trainable weights as they were before the first step, in their order. */
  readonly initial: readonly Tensor[]
}

export interface WeightStates {
  /** The L2 penalty; 0 where none is added. */
  readonly penalty: number
  /** By layer; see `LayerState`. */
  readonly moved: ReadonlyMap<string, number | null>
  /** See `EvaluationReport`. */
  readonly headScale: number | null
}

export async function readWeights(subject: Subject, config: RunConfig): Promise<WeightStates> {
  const packed = tidy(() => packWeights(subject, config))
  try {
    return unpackWeights((await packed.data()) as Float32Array, subject, config)
  } finally {
    packed.dispose()
  }
}

/** Penalty; of each trainable weight ‖w − w₀‖², then ‖w₀‖²; what the head's scale is made of. */
export function packWeights({ network, initial }: Subject, config: RunConfig): Tensor1D {
  const { trainable } = network
  // One after the other, so that no second set of weights is held.
  const distances = trainable.map(({ variable }, i) =>
    tidy(() => squares([sub(variable, initial[i] as Tensor)])),
  )
  const scale = scaleWeights(network, config).map(({ variable }) => reshape(variable, [1]))
  const added = penalty(network, config) ?? scalar(0)
  return concat([reshape(added, [1]), ...distances, squares(initial), ...scale] as Tensor1D[])
}

/** [n] */
const squares = (tensors: readonly Tensor[]): Tensor1D =>
  reshape(slice(sumsOfSquares(tensors), [0, 0], [1, tensors.length]), [tensors.length])

function unpackWeights(
  values: Float32Array,
  { network, initial }: Subject,
  config: RunConfig,
): WeightStates {
  let start = 1
  const take = () => values.subarray(start, (start += initial.length))
  const [distances, lengths] = [take(), take()]
  const moved = network.layers.map(({ name, weights }) => {
    const places = weights.flatMap((w) => (w.trainable ? [network.trainable.indexOf(w)] : []))
    const total = (of: Float32Array) => places.reduce((sum, place) => sum + (of[place] ?? NaN), 0)
    const length = Math.sqrt(total(lengths))
    return [name, length === 0 ? null : Math.sqrt(total(distances)) / length] as const
  })
  const hasScale = scaleWeights(network, config).length > 0
  const headScale = hasScale ? scaleOf(values.subarray(start)) : null
  return { penalty: values[0] ?? NaN, moved: new Map(moved), headScale }
}

/** Of a head that is Dense(1) over a distance the kernel, then γ and σ² of what normalises before it. */
function scaleWeights({ head }: Network, config: Pick<RunConfig, 'head'>) {
  if (!HEADS[config.head].takesDistance) return []
  const weights = head.layers.flatMap((layer) => layer.weights)
  return ['kernel', 'gamma', 'moving_variance'].flatMap((name) =>
    weights.filter((weight) => weight.name.endsWith(`/${name}`)),
  )
}

const scaleOf = ([kernel = NaN, gamma = 1, variance]: Float32Array): number =>
  variance === undefined ? kernel : (kernel * gamma) / Math.sqrt(variance + EPSILON)
