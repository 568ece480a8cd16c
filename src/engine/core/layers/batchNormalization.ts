/**
 * Keras's BatchNormalization (Ioffe and Szegedy 2015) with its defaults, shared by both twins as
 * Keras shares it: in training mode each twin is normalised by its own statistics, and the moving
 * statistics move twice a step, by A's and then by B's (biased) variance.
 */
import {
  add,
  mean,
  mul,
  reshape,
  rsqrt,
  slice,
  square,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { Shape } from '../../../domain/layers'
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
    const twins = reshape(x, [2, x.size / (2 * features), features])
    const means = mean(twins, 1, true)
    const centred = sub(twins, means)
    const variances = mean(square(centred), 1, true)
    move(movingMean, means)
    move(movingVariance, variances)
    return reshape(scaled(centred, variances), x.shape)
  }

  return {
    name: place.name,
    weights: [gamma, beta, movingMean, movingVariance],
    apply: (x, { training }) =>
      training ? trained(x) : scaled(sub(x, movingMean.variable), movingVariance.variable),
  }
}

/** Moves a statistic towards A's and then towards B's. @param twins [2, 1, features] */
function move({ variable }: Weight, twins: Tensor): void {
  for (const twin of [0, 1]) {
    const batch = reshape(slice(twins, [twin, 0, 0], [1, 1, -1]), variable.shape)
    variable.assign(add(mul(variable, MOMENTUM), mul(batch, 1 - MOMENTUM)))
  }
}
