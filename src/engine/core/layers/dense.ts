/** Keras's Dense: x·W + b, then the activation. */
import type { DenseSpec, Shape } from '../../../domain/layers'
import { denseBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { constantWeight, kernelOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [features] */
export function dense(spec: DenseSpec, input: Shape, place: Place): Layer {
  const features = input[0] ?? 0
  const { units } = spec
  const kernel = kernelOf(place, [features, units], { fanIn: features, fanOut: units })
  const bias = constantWeight(place, 'bias', units, 0)
  const { relu, activate } = afterBlock(spec.activation)
  const attrs = { relu, inputGradient: place.learnsBelow }
  return {
    name: place.name,
    weights: [kernel, bias],
    apply: (x) => activate(denseBlock(x, kernel.variable, bias.variable, attrs)),
  }
}
