/** The sizes of a convolution, dense layers included: 1 × 1 windows on 1 × 1 images. */
import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core'
import type { BlockAttrs, ConvolutionBlockAttrs } from './fused'

export interface Geometry {
  readonly images: number
  readonly height: number
  readonly width: number
  readonly channels: number
  readonly outHeight: number
  readonly outWidth: number
  readonly filters: number
  /** The window. */
  readonly kernelHeight: number
  readonly kernelWidth: number
  readonly stride: number
  /** Padding before the first row and column. */
  readonly top: number
  readonly left: number
}

type Shape4D = [number, number, number, number]

/** @param x [N, H, W, C] or [N, K] @param filter [KH, KW, C, F] or [K, F] */
export function geometryOf(
  x: TensorInfo,
  filter: TensorInfo,
  attrs: ConvolutionBlockAttrs | BlockAttrs,
): Geometry {
  if (!('strides' in attrs)) return denseGeometry(x.shape as [number, number], filter.shape)
  const info = backend_util.computeConv2DInfo(
    x.shape as Shape4D,
    filter.shape as Shape4D,
    attrs.strides,
    1,
    attrs.padding,
  )
  return {
    images: info.batchSize,
    height: info.inHeight,
    width: info.inWidth,
    channels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    filters: info.outChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    stride: attrs.strides,
    top: info.padInfo.top,
    left: info.padInfo.left,
  }
}

const denseGeometry = ([images, channels]: [number, number], filter: number[]): Geometry => ({
  images,
  height: 1,
  width: 1,
  channels,
  outHeight: 1,
  outWidth: 1,
  filters: filter[1] ?? 0,
  kernelHeight: 1,
  kernelWidth: 1,
  stride: 1,
  top: 0,
  left: 0,
})

/** Groups of four images, and panels of eight channels, that so many make. */
export const fours = (count: number) => Math.ceil(count / 4)
export const panels = (channels: number) => Math.ceil(channels / 8)
