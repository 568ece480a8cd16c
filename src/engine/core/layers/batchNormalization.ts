/**
 * Keras's BatchNormalization (Ioffe and Szegedy 2015) with its defaults, shared by both twins as
 * Keras shares it: in training mode each twin is normalised by its own statistics, and the moving
 * statistics move twice a step, by A's and then by B's (biased) variance.
 */
import {
  add,
  matMul,
  mul,
  reshape,
  rsqrt,
  sub,
  tensor2d,
  type Rank,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { Shape } from '../../../domain/layers'
import { twinBatchNormalization } from '../../kernels/twinBatchNormalization'
import { constantWeight } from './initializers'
import type { Layer, Place, Weight } from './layer'

const MOMENTUM = 0.99
const EPSILON = 1e-3

/** @param input [height, width, channels] or [features]; the last axis is normalised. */
export function batchNormalization(input: Shape, place: Place): Layer {
  const features = input.at(-1) ?? 0
  const gamma = constantWeight(place, 'gamma', features, 1)
  const beta = constantWeight(place, 'beta', features, 0)
  const movingMean = constantWeight(place, 'moving_mean', features, 0, false)
  const movingVariance = constantWeight(place, 'moving_variance', features, 1, false)

  const scaled = (centred: Tensor, variance: Tensor) =>
    add(mul(centred, mul(rsqrt(add(variance, EPSILON)), gamma.variable)), beta.variable)

  function trained(x: Tensor): Tensor {
    const attrs = { epsilon: EPSILON, inputGradient: place.learnsBelow }
    const normalized = twinBatchNormalization(x, gamma.variable, beta.variable, attrs)
    move(movingMean, normalized.means)
    move(movingVariance, normalized.variances)
    return normalized.y
  }

  return {
    name: place.name,
    weights: [gamma, beta, movingMean, movingVariance],
    apply: (x, { training }) =>
      training ? trained(x) : scaled(sub(x, movingMean.variable), movingVariance.variable),
  }
}

/** Moves a statistic towards A's and then towards B's, at once. @param twins [2, 1, features] */
function move({ variable }: Weight, twins: Tensor): void {
  const shares = tensor2d([[MOMENTUM * (1 - MOMENTUM), 1 - MOMENTUM]])
  const moved = matMul(shares, reshape<Rank.R2>(twins, [2, variable.size]))
  variable.assign(add(mul(variable, MOMENTUM ** 2), reshape(moved, variable.shape)))
}
