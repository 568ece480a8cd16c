/** Keras's Conv2D: cross-correlation with a [kernel, kernel, in, filters] kernel, plus a bias. */
import { add, conv2d as convolve, type Tensor4D } from '@tensorflow/tfjs-core'
import type { Conv2dSpec, Shape } from '../../../domain/layers'
import { ACTIVATIONS } from './activations'
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
  const activation = ACTIVATIONS[spec.activation]
  return {
    name: place.name,
    weights: [kernel, bias],
    // Not the fused kernel: its gradient also makes that of the images, which nobody asks for.
    apply: (x) => {
      const y = convolve(x as Tensor4D, kernel.variable as Tensor4D, strides, padding)
      return activation(add(y, bias.variable))
    },
  }
}
