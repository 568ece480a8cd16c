/** Keras's Conv2D: cross-correlation with a [height, width, in, filters] kernel, plus a bias. */
import { bothSides, type Conv2dSpec, type Shape } from '../../../domain/layers'
import { convolutionBlock } from '../../kernels/blocks'
import { afterBlock } from './activations'
import { biasOf, kernelOf } from './initializers'
import type { Layer, Place } from './layer'
import { spread } from './spread'

/** @param input [height, width, channels] */
export function conv2d(spec: Conv2dSpec, input: Shape, place: Place): Layer {
  const { filters, padding } = spec
  const [height, width] = bothSides(spec.kernel)
  const channels = input[2] ?? 0
  const field = height * width
  const fans = { fanIn: field * channels, fanOut: field * filters }
  const kernel = kernelOf(place, [height, width, channels, filters], fans, spec)
  const bias = biasOf(place, filters, fans, spec)
  const { relu, activate } = afterBlock(spec)
  const [down, across] = bothSides(spec.strides)
  const block = { padding, relu, inputGradient: place.learnsBelow }
  const attrs =
    down === across ? { ...block, strides: down } : { ...block, strides: [down, across] as const }
  const dilation = bothSides(spec.dilation ?? 1)
  return {
    name: place.name,
    weights: bias.weight === null ? [kernel] : [kernel, bias.weight],
    apply: (x) =>
      activate(convolutionBlock(x, spread(kernel.variable, dilation), bias.value(), attrs)),
  }
}
