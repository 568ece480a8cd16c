/**
 * Keras's DepthwiseConv2D, each channel with kernels of its own, and SeparableConv2D, which mixes the
 * channels after it by a 1 × 1 convolution.
 */
import { add, depthwiseConv2d as convolve, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import {
  bothSides,
  type DepthwiseConv2dSpec,
  type SeparableConv2dSpec,
  type Shape,
} from '../../../domain/layers'
import { convolutionBlock } from '../../kernels/blocks'
import { activated, afterBlock } from './activations'
import { biasOf, kernelOf } from './initializers'
import type { Layer, Place } from './layer'
import { spread } from './spread'

/** A depthwise kernel and what it does to a batch. */
function depthwise(
  spec: DepthwiseConv2dSpec | SeparableConv2dSpec,
  channels: number,
  place: Place,
  name: string,
) {
  const { padding, multiplier = 1 } = spec
  const [height, width] = bothSides(spec.kernel)
  const field = height * width
  // As Keras reckons them, by the kernel's shape alone.
  const fans = { fanIn: field * channels, fanOut: field * multiplier }
  const kernel = kernelOf(place, [height, width, channels, multiplier], fans, spec, name)
  const dilation = bothSides(spec.dilation ?? 1)
  const strides = [...bothSides(spec.strides)] as [number, number]
  return {
    fans,
    kernel,
    apply: (x: Tensor): Tensor =>
      convolve(x as Tensor4D, spread(kernel.variable, dilation) as Tensor4D, strides, padding),
  }
}

/** @param input [height, width, channels] */
export function depthwiseConv2d(spec: DepthwiseConv2dSpec, input: Shape, place: Place): Layer {
  const channels = input[2] ?? 0
  const { kernel, fans, apply } = depthwise(spec, channels, place, 'kernel')
  const bias = biasOf(place, channels * (spec.multiplier ?? 1), fans, spec)
  return {
    name: place.name,
    weights: bias.weight === null ? [kernel] : [kernel, bias.weight],
    apply: (x) =>
      activated(bias.weight === null ? apply(x) : add(apply(x), bias.weight.variable), spec),
  }
}

/** @param input [height, width, channels] */
export function separableConv2d(spec: SeparableConv2dSpec, input: Shape, place: Place): Layer {
  const channels = input[2] ?? 0
  const { filters, multiplier = 1 } = spec
  const { kernel, apply } = depthwise(spec, channels, place, 'depthwise_kernel')
  const deep = channels * multiplier
  const fans = { fanIn: deep, fanOut: filters }
  const pointwise = kernelOf(place, [1, 1, deep, filters], fans, spec, 'pointwise_kernel')
  const bias = biasOf(place, filters, fans, spec)
  const { relu, activate } = afterBlock(spec)
  // The depthwise kernel is below the other, and learns.
  const attrs = { strides: 1, padding: 'valid', relu, inputGradient: true } as const
  return {
    name: place.name,
    weights: [kernel, pointwise, ...(bias.weight === null ? [] : [bias.weight])],
    apply: (x) => activate(convolutionBlock(apply(x), pointwise.variable, bias.value(), attrs)),
  }
}
