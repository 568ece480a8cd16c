/**
 * Keras's BatchNormalization (Ioffe and Szegedy 2015). In an encoder both twins
 * share it as Keras shares it: in training mode each twin is normalised by its own statistics, and
 * the moving statistics move twice a step, by A's and then by B's (biased) variance. In a head it is
 * applied once a step, to all rows. Frozen, it goes by its moving statistics in training mode too, and
 * they stay.
 */
import {
  add,
  matMul,
  mean,
  mul,
  reshape,
  rsqrt,
  square,
  sub,
  tensor2d,
  type Rank,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { EPSILON, MOMENTUM, type BatchNormalizationSpec, type Shape } from '../../../domain/layers'
import type { BatchNormalizationAttrs } from '../../kernels/fused'
import { twinBatchNormalization, type Normalized } from '../../kernels/twinBatchNormalization'
import { constantWeight } from './initializers'
import type { Layer, Place, Weight } from './layer'

/** Training mode's arithmetic: the rows normalised, and the statistics of each application. */
type Normalize = (
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  attrs: BatchNormalizationAttrs,
) => Normalized

/** Normalises all rows [N, F] by their common statistics, [1, 1, F]. */
export const normalizedOnce: Normalize = (x, gamma, beta, { epsilon }) => {
  const rows = reshape(x, [1, -1, gamma.size])
  const means = mean(rows, 1, true)
  const centred = sub(rows, means)
  const variances = mean(square(centred), 1, true)
  const y = add(mul(centred, mul(rsqrt(add(variances, epsilon)), gamma)), beta)
  return { y: reshape(y, x.shape), means, variances }
}

/**
 * @param input [height, width, channels] or [features]; the last axis is normalised
 * @param normalize how often the layer is applied in a step: on each twin, or once
 */
export function batchNormalization(
  { momentum = MOMENTUM, epsilon = EPSILON }: BatchNormalizationSpec,
  input: Shape,
  place: Place,
  normalize: Normalize = twinBatchNormalization,
): Layer {
  const features = input.at(-1) ?? 0
  const gamma = constantWeight(place, 'gamma', features, 1)
  const beta = constantWeight(place, 'beta', features, 0)
  const movingMean = constantWeight(place, 'moving_mean', features, 0, false)
  const movingVariance = constantWeight(place, 'moving_variance', features, 1, false)

  const scaled = (centred: Tensor, variance: Tensor) =>
    add(mul(centred, mul(rsqrt(add(variance, epsilon)), gamma.variable)), beta.variable)

  function byItself(x: Tensor, moves: boolean): Tensor {
    const attrs = { epsilon, inputGradient: place.learnsBelow }
    const normalized = normalize(x, gamma.variable, beta.variable, attrs)
    if (!moves) return normalized.y
    move(movingMean, normalized.means, momentum)
    move(movingVariance, normalized.variances, momentum)
    return normalized.y
  }

  return {
    name: place.name,
    weights: [gamma, beta, movingMean, movingVariance],
    apply: (x, { training, ownStatistics = false }) =>
      (training || ownStatistics) && place.frozen !== true
        ? byItself(x, !ownStatistics)
        : scaled(sub(x, movingMean.variable), movingVariance.variable),
  }
}

/** Moves a statistic towards that of each application in turn, at once. @param applied [times, 1, F] */
function move({ variable }: Weight, applied: Tensor, momentum: number): void {
  const times = applied.size / variable.size
  const shares = Array.from(
    { length: times },
    (_, i) => (1 - momentum) * momentum ** (times - 1 - i),
  )
  const moved = matMul(tensor2d([shares]), reshape<Rank.R2>(applied, [times, variable.size]))
  variable.assign(add(mul(variable, momentum ** times), reshape(moved, variable.shape)))
}
