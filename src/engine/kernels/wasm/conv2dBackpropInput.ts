/**
 * The input gradient of a 2-D convolution as a forward convolution; the stock one is a scalar loop.
 *
 *   dx[n,h,w,c] = Σ_{a,b,o} dy[n,i,j,o] · w[a,b,c,o]  where i·s + a = h + p and j·s + b = w + p.
 *
 * The rows h + p of one phase (h + p) mod s meet every s-th tap of the filter only. So the filter,
 * zero-padded to a multiple of s, is cut into s·s phases, flipped, and put side by side as channels
 * [q,q,Cout,s·s·Cin]; one convolution of dy gives all phases, which are then interleaved (sub-pixel
 * convolution, Shi et al. 2016). At stride 1 this is the flipped filter over padded dy.
 */
import {
  backend_util,
  Conv2DBackpropInput,
  conv2d,
  engine,
  reshape,
  slice,
  tidy,
  transpose,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

/** One spatial axis: taps a phase (q), padding of dy, and where the input starts in the result. */
function axis(size: number, out: number, filter: number, stride: number, before: number) {
  const taps = Math.ceil(filter / stride)
  const first = Math.floor(before / stride)
  const last = Math.floor((before + size - 1) / stride)
  const padding: [number, number] = [taps - 1 - first, last + 1 - out]
  if (Math.min(...padding) < 0)
    throw new Error(`internal: padding ${before} is wider than a filter of ${filter}`)
  return { taps, padding, steps: last - first + 1, start: before - first * stride }
}

/** The filter [KH,KW,Cin,Cout] cut into phases, flipped: [qh,qw,Cout,sh·sw·Cin], on the heap. */
function flippedPhases(
  backend: BackendWasm,
  filter: Tensor4D,
  [qh, qw]: readonly [number, number],
  [sh, sw]: readonly [number, number],
): Tensor4D {
  const [height, width, inChannels, outChannels] = filter.shape
  const depth = sh * sw * inChannels
  const out = backend.makeOutput([qh, qw, outChannels, depth], 'float32')
  const weights = backend.typedArrayFromHeap(filter) as Float32Array
  const flipped = backend.typedArrayFromHeap(out) as Float32Array
  if (height % sh !== 0 || width % sw !== 0) flipped.fill(0)
  for (let a = 0; a < height; a++) {
    for (let b = 0; b < width; b++) {
      const tap = (qh - 1 - Math.floor(a / sh)) * qw + qw - 1 - Math.floor(b / sw)
      const phase = (a % sh) * sw + (b % sw)
      const to = tap * outChannels * depth + phase * inChannels
      const from = (a * width + b) * inChannels * outChannels
      for (let o = 0; o < outChannels; o++)
        for (let c = 0; c < inChannels; c++)
          flipped[to + o * depth + c] = weights[from + c * outChannels + o]!
    }
  }
  return engine().makeTensorFromTensorInfo(out) as Tensor4D
}

/** Gradient [N,H,W,Cin] from dy [N,OH,OW,Cout] and the filter [KH,KW,Cin,Cout]. */
function inputGradient(
  backend: BackendWasm,
  dy: Tensor4D,
  filter: Tensor4D,
  attrs: Conv2DBackpropInputAttrs,
): Tensor4D {
  const { strides, pad, dimRoundingMode, inputShape: shape } = attrs
  const info = backend_util.computeConv2DInfo(shape, filter.shape, strides, 1, pad, dimRoundingMode)
  const { batchSize, inChannels, strideHeight: sh, strideWidth: sw } = info
  const y = axis(info.inHeight, info.outHeight, info.filterHeight, sh, info.padInfo.top)
  const x = axis(info.inWidth, info.outWidth, info.filterWidth, sw, info.padInfo.left)
  const flipped = flippedPhases(backend, filter, [y.taps, x.taps], [sh, sw])
  const phases = conv2d(dy, flipped, 1, [[0, 0], y.padding, x.padding, [0, 0]], 'NHWC')
  if (sh === 1 && sw === 1) return phases
  const interleaved = transpose(
    reshape(phases, [batchSize * y.steps, x.steps, sh, sw * inChannels]),
    [0, 2, 1, 3],
  )
  const gradient = reshape(interleaved, [batchSize, y.steps * sh, x.steps * sw, inChannels])
  return slice(gradient, [0, y.start, x.start, 0], shape) as Tensor4D
}

export const conv2DBackpropInputConfig: KernelConfig = {
  kernelName: Conv2DBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) =>
    tidy(() =>
      inputGradient(
        backend as BackendWasm,
        inputs['dy'] as Tensor4D,
        inputs['filter'] as Tensor4D,
        attrs as unknown as Conv2DBackpropInputAttrs,
      ),
    ),
}
