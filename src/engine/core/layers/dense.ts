/** Keras's Dense: x·W + b, then the activation. */
import type { DenseSpec, Shape } from '../../../domain/layers'
import { denseBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { constantWeight, glorotUniform, weightKey, weightOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [features] */
export function dense(spec: DenseSpec, input: Shape, place: Place): Layer {
  const features = input[0] ?? 0
  const { units } = spec
  const values = glorotUniform(features * units, features, units, weightKey(place, 0))
  const kernel = weightOf(place, 'kernel', [features, units], values)
  const bias = constantWeight(place, 'bias', units, 0)
  const { relu, activate } = afterBlock(spec.activation)
  const attrs = { relu, inputGradient: place.learnsBelow }
  return {
    name: place.name,
    weights: [kernel, bias],
    apply: (x) => activate(denseBlock(x, kernel.variable, bias.variable, attrs)),
  }
}
