/** Keras's Conv2D: cross-correlation with a [kernel, kernel, in, filters] kernel, plus a bias. */
import type { Conv2dSpec, Shape } from '../../../domain/layers'
import { convolutionBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { constantWeight, kernelOf } from './initializers'
import type { Layer, Place } from './layer'

/** @param input [height, width, channels] */
export function conv2d(spec: Conv2dSpec, input: Shape, place: Place): Layer {
  const { kernel: side, filters, strides, padding } = spec
  const channels = input[2] ?? 0
  const field = side * side
  const fans = { fanIn: field * channels, fanOut: field * filters }
  const kernel = kernelOf(place, [side, side, channels, filters], fans)
  const bias = constantWeight(place, 'bias', filters, 0)
  const { relu, activate } = afterBlock(spec.activation)
  const attrs = { strides, padding, relu, inputGradient: place.learnsBelow }
  return {
    name: place.name,
    weights: [kernel, bias],
    apply: (x) => activate(convolutionBlock(x, kernel.variable, bias.variable, attrs)),
  }
}
