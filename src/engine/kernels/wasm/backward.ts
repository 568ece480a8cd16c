/** The gradients of y = activation(conv2d(x, filter) + bias) by the module. */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { BlockAttrs, ConvolutionBlockAttrs } from '../fused'
import { convolve, packedSize, type Start } from './convolve'
import { geometryOf, panels, type Geometry } from '../geometry'
import type { Native } from './native'
import { FILTER_GRADIENT, FLIP_FILTER, MASK_GRADIENT, PAD } from './tasks'

/** Below so many columns the images at one position are the longer run. */
const SHORT_ROW = 8
/** Below so many channels a window's whole row is summed at once, over images that are padded. */
const FEW_CHANNELS = 4

/** @returns dFilter, dBias and, where `inputGradient`, dx */
export function backward(
  native: Native,
  x: TensorInfo,
  filter: TensorInfo,
  y: TensorInfo,
  dy: TensorInfo,
  attrs: ConvolutionBlockAttrs | BlockAttrs,
): TensorInfo[] {
  const g = geometryOf(x, filter, attrs)
  const dFilter = native.output(filter.shape)
  const dBias = native.output([g.filters])
  const dx = attrs.inputGradient ? native.output(x.shape) : null
  const area = g.outHeight * g.outWidth
  const few = g.channels < FEW_CHANNELS && g.kernelWidth > 1
  const masked = attrs.relu && dx !== null
  const [dz, packed, sums, padded] = native.scratch(
    'backward',
    masked ? 4 * g.images * area * g.filters : 0,
    packedSize(g.images * area, g.filters),
    32 * g.images * panels(g.filters),
    few ? g.images * paddedOf(g).imageBytes : 0,
  ) as [number, number, number, number]

  const imagesInnermost = g.outWidth < SHORT_ROW ? 1 : 0
  native.run(
    MASK_GRADIENT,
    g.images,
    native.address(dy),
    attrs.relu ? native.address(y) : 0,
    masked ? dz : 0,
    packed,
    sums,
    g.images,
    area,
    g.filters,
    imagesInnermost,
  )
  addImages(native, sums, native.address(dBias), g)
  const to = native.address(dFilter)
  if (few) {
    pad(native, g, native.address(x), padded)
    filterGradient(native, rowsAsTaps(g), padded, packed, to, imagesInnermost)
  } else
    filterGradient(
      native,
      { ...g, perTap: g.channels },
      native.address(x),
      packed,
      to,
      imagesInnermost,
    )
  if (dx === null) return [dFilter, dBias]
  inputGradient(
    native,
    g,
    native.address(filter),
    masked ? dz : native.address(dy),
    native.address(dx),
  )
  return [dFilter, dBias, dx]
}

/** @param perTap values of x that meet one tap, lying together */
function filterGradient(
  native: Native,
  g: Geometry & { readonly perTap: number },
  x: number,
  packed: number,
  to: number,
  imagesInnermost: number,
): void {
  native.run(
    FILTER_GRADIENT,
    g.kernelHeight * g.kernelWidth * panels(g.filters),
    x,
    packed,
    to,
    g.images,
    g.height,
    g.width,
    g.channels,
    g.outHeight,
    g.outWidth,
    g.filters,
    g.kernelWidth,
    g.stride,
    g.top,
    g.left,
    g.perTap,
    imagesInnermost,
  )
}

/** The size of images with their padding written out, cropped to what windows reach. */
function paddedOf(g: Geometry) {
  const height = (g.outHeight - 1) * g.stride + g.kernelHeight
  const width = (g.outWidth - 1) * g.stride + g.kernelWidth
  return { height, width, imageBytes: 4 * height * width * g.channels }
}

/** In images with their padding written out, the row of a window is one tap of many values. */
function rowsAsTaps(g: Geometry): Geometry & { readonly perTap: number } {
  const { height, width } = paddedOf(g)
  return {
    ...g,
    height,
    width,
    kernelWidth: 1,
    top: 0,
    left: 0,
    perTap: g.kernelWidth * g.channels,
  }
}

function pad(native: Native, g: Geometry, from: number, to: number): void {
  const { height, width, imageBytes } = paddedOf(g)
  const pixel = 4 * g.channels
  native.run(
    PAD,
    g.images,
    from,
    to,
    Math.min(g.height, height - g.top),
    Math.min(g.width, width - g.left) * pixel,
    g.width * pixel,
    g.height * g.width * pixel,
    width * pixel,
    imageBytes,
    (g.top * width + g.left) * pixel,
  )
}

/** dx, as windows of the flipped filter over dz: see `assembly/packFilter.ts`. */
function inputGradient(native: Native, g: Geometry, filter: number, dz: number, to: number): void {
  const { images, filters, channels, stride, kernelHeight, kernelWidth } = g
  const tapsY = Math.ceil(kernelHeight / stride)
  const tapsX = Math.ceil(kernelWidth / stride)
  const phaseBytes = packedSize(tapsY * tapsX * filters, channels)
  // Row h meets taps of phase (h + p) mod s, the last of them at output row ⌊(h + p) / s⌋.
  const starts = (count: number, before: number, taps: number, each: number) =>
    Array.from({ length: count }, (_, i): Start => {
      const place = i + before
      return [Math.floor(place / stride) - taps + 1, (place % stride) * each]
    })
  convolve(
    native,
    {
      images,
      height: g.outHeight,
      width: g.outWidth,
      channels: filters,
      outHeight: g.height,
      outWidth: g.width,
      outChannels: channels,
      tapsY,
      tapsX,
    },
    { src: dz, dst: to, bias: 0, relu: false },
    [
      starts(g.height, g.top, tapsY, stride * phaseBytes),
      starts(g.width, g.left, tapsX, phaseBytes),
    ],
    stride * stride * phaseBytes,
    (packed) =>
      native.run(
        FLIP_FILTER,
        panels(channels) * stride * stride,
        filter,
        packed,
        kernelHeight,
        kernelWidth,
        channels,
        filters,
        stride,
        tapsY,
        tapsX,
      ),
  )
}

/** The bias's gradient: each image's sums [images][channels rounded up to 8], added in order. */
function addImages(native: Native, sums: number, to: number, { images, filters }: Geometry) {
  const { floats } = native
  const wide = 8 * panels(filters)
  for (let channel = 0; channel < filters; channel++) {
    let sum = 0
    for (let image = 0; image < images; image++) sum += floats[sums / 4 + image * wide + channel]!
    floats[to / 4 + channel] = sum
  }
}
