/**
 * The gradients of a depthwise convolution, which the WASM backend lacks, on its heap: with
 * y[n,i,j,c·m+q] = Σ x[n, i·s+a−p, j·s+b−p, c] · w[a,b,c,q] each product of a window's tap and a gradient
 * goes to the tap's place in dx, and to the tap in dw. One pass each, channels innermost as they lie.
 */
import {
  backend_util,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  type KernelConfig,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

type Shape4D = [number, number, number, number]
type Info = backend_util.Conv2DInfo

interface Attrs {
  readonly strides: DepthwiseConv2dNativeBackpropInputAttrs['strides']
  readonly dilations: DepthwiseConv2dNativeBackpropInputAttrs['dilations']
  readonly pad: DepthwiseConv2dNativeBackpropInputAttrs['pad']
  readonly dimRoundingMode?: DepthwiseConv2dNativeBackpropInputAttrs['dimRoundingMode']
}

const infoOf = (image: readonly number[], filter: readonly number[], attrs: Attrs): Info =>
  backend_util.computeConv2DInfo(
    image as Shape4D,
    filter as Shape4D,
    attrs.strides,
    attrs.dilations,
    attrs.pad,
    attrs.dimRoundingMode,
    true,
  )

/** Calls for each tap of each window within the image: where its channels begin in x, w and y. */
function eachTap(info: Info, visit: (x: number, w: number, y: number) => void): void {
  const { inHeight, inWidth, inChannels, outChannels, padInfo } = info
  let y = 0
  for (let image = 0; image < info.batchSize; image++)
    for (let i = 0; i < info.outHeight; i++)
      for (let j = 0; j < info.outWidth; j++, y += outChannels)
        for (let a = 0; a < info.filterHeight; a++) {
          const row = i * info.strideHeight + a * info.dilationHeight - padInfo.top
          if (row < 0 || row >= inHeight) continue
          for (let b = 0; b < info.filterWidth; b++) {
            const column = j * info.strideWidth + b * info.dilationWidth - padInfo.left
            if (column < 0 || column >= inWidth) continue
            const x = ((image * inHeight + row) * inWidth + column) * inChannels
            visit(x, (a * info.filterWidth + b) * outChannels, y)
          }
        }
}

const heap = (backend: BackendWasm, tensor: TensorInfo) =>
  backend.typedArrayFromHeap(tensor) as Float32Array

export const depthwiseBackpropInputConfig: KernelConfig = {
  kernelName: DepthwiseConv2dNativeBackpropInput,
  backendName: 'wasm',
  kernelFunc({ inputs, backend: given, attrs }) {
    const backend = given as BackendWasm
    const { inputShape, ...rest } = attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs
    const { dy, filter } = inputs as Record<'dy' | 'filter', TensorInfo>
    const info = infoOf(inputShape, filter.shape, rest)
    const out = backend.makeOutput(inputShape, 'float32')
    // Views are taken after the allocation, which may have moved the heap.
    const [dx, slopes, weights] = [out, dy, filter].map((each) => heap(backend, each)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    const { inChannels, outChannels } = info
    const multiplier = outChannels / inChannels
    dx.fill(0)
    eachTap(info, (x, w, y) => {
      for (let c = 0, o = 0; c < inChannels; c++)
        for (let q = 0; q < multiplier; q++, o++) dx[x + c]! += slopes[y + o]! * weights[w + o]!
    })
    return out
  },
}

export const depthwiseBackpropFilterConfig: KernelConfig = {
  kernelName: DepthwiseConv2dNativeBackpropFilter,
  backendName: 'wasm',
  kernelFunc({ inputs, backend: given, attrs }) {
    const backend = given as BackendWasm
    const { filterShape, ...rest } = attrs as unknown as DepthwiseConv2dNativeBackpropFilterAttrs
    const { x: image, dy } = inputs as Record<'x' | 'dy', TensorInfo>
    const info = infoOf(image.shape, filterShape, rest)
    const out = backend.makeOutput(filterShape, 'float32')
    const [dw, slopes, values] = [out, dy, image].map((each) => heap(backend, each)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    const { inChannels, outChannels } = info
    const multiplier = outChannels / inChannels
    // In double precision: many small terms come together in each.
    const sums = new Float64Array(dw.length)
    eachTap(info, (x, w, y) => {
      for (let c = 0, o = 0; c < inChannels; c++)
        for (let q = 0; q < multiplier; q++, o++) sums[w + o]! += slopes[y + o]! * values[x + c]!
    })
    dw.set(sums)
    return out
  },
}
