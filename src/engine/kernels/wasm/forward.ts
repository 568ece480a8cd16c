/** y = activation(conv2d(x, filter) + bias) by the module. */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { BlockAttrs, ConvolutionBlockAttrs } from '../fused'
import { convolve, packedSize, type Start } from './convolve'
import { geometryOf, panels } from '../geometry'
import type { Native } from './native'
import { PACK_FILTER } from './tasks'

/** @returns y, of the shape that x and the filter give */
export function forward(
  native: Native,
  x: TensorInfo,
  filter: TensorInfo,
  bias: TensorInfo,
  attrs: ConvolutionBlockAttrs | BlockAttrs,
): TensorInfo {
  const g = geometryOf(x, filter, attrs)
  const { images, outHeight, outWidth, filters, kernelHeight, kernelWidth, channels, stride } = g
  const summed = kernelHeight * kernelWidth * channels
  const shape = [images, outHeight, outWidth, filters]
  const y = native.output(x.shape.length === 2 ? [images, filters] : shape)
  const starts = (count: number, before: number) =>
    Array.from({ length: count }, (_, i): Start => [i * stride - before, 0])
  convolve(
    native,
    { ...g, outChannels: filters, tapsY: kernelHeight, tapsX: kernelWidth },
    {
      src: native.address(x),
      dst: native.address(y),
      bias: native.address(bias),
      relu: attrs.relu,
    },
    [starts(outHeight, g.top), starts(outWidth, g.left)],
    packedSize(summed, filters),
    (packed) =>
      native.run(PACK_FILTER, panels(filters), native.address(filter), packed, summed, filters),
  )
  return y
}
