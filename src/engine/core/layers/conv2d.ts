/** Keras's Conv2D: cross-correlation with a [kernel, kernel, in, filters] kernel, plus a bias. */
import type { Conv2dSpec, Shape } from '../../../domain/layers'
import { convolutionBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { constantWeight, glorotUniform, weightKey, weightOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [height, width, channels] */
export function conv2d(spec: Conv2dSpec, input: Shape, place: Place): Layer {
  const { kernel: side, filters, strides, padding } = spec
  const channels = input[2] ?? 0
  const shape = [side, side, channels, filters]
  const field = side * side
  const values = glorotUniform(
    field * channels * filters,
    field * channels,
    field * filters,
    weightKey(place, 0),
  )
  const kernel = weightOf(place, 'kernel', shape, values)
  const bias = constantWeight(place, 'bias', filters, 0)
  const { relu, activate } = afterBlock(spec.activation)
  const attrs = { strides, padding, relu, inputGradient: place.learnsBelow }
  return {
    name: place.name,
    weights: [kernel, bias],
    apply: (x) => activate(convolutionBlock(x, kernel.variable, bias.variable, attrs)),
  }
}
