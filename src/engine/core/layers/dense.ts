/** Keras's Dense: x·W + b, then the activation. */
import { add, matMul, type Tensor2D } from '@tensorflow/tfjs-core'
import type { DenseSpec, Shape } from '../../../domain/layers'
import { ACTIVATIONS } from './activations'
import { constantWeight, glorotUniform, weightKey, weightOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [features] */
export function dense(spec: DenseSpec, input: Shape, place: Place): Layer {
  const features = input[0] ?? 0
  const { units } = spec
  const values = glorotUniform(features * units, features, units, weightKey(place, 0))
  const kernel = weightOf(place, 'kernel', [features, units], values)
  const bias = constantWeight(place, 'bias', units, 0)
  const activation = ACTIVATIONS[spec.activation]
  return {
    name: place.name,
    weights: [kernel, bias],
    apply: (x) => {
      const y = matMul(x as Tensor2D, kernel.variable as Tensor2D)
      return activation(add(y, bias.variable))
    },
  }
}
