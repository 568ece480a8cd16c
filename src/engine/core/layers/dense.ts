/** Keras's Dense: x·W + b, then the activation. */
import type { DenseSpec, Shape } from '../../../domain/layers'
import { denseBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { biasOf, kernelOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [features] */
export function dense(spec: DenseSpec, input: Shape, place: Place): Layer {
  const features = input[0] ?? 0
  const { units } = spec
  const fans = { fanIn: features, fanOut: units }
  const kernel = kernelOf(place, [features, units], fans, spec)
  const bias = biasOf(place, units, fans, spec)
  const { relu, activate } = afterBlock(spec)
  const attrs = { relu, inputGradient: place.learnsBelow }
  return {
    name: place.name,
    weights: bias.weight === null ? [kernel] : [kernel, bias.weight],
    apply: (x) => activate(denseBlock(x, kernel.variable, bias.value(), attrs)),
  }
}
