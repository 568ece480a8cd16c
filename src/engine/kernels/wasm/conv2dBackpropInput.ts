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
  pad as padTensor,
  reshape,
  reverse,
  slice,
  tidy,
  transpose,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core'

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

/** Gradient [N,H,W,Cin] from dy [N,OH,OW,Cout] and the filter [KH,KW,Cin,Cout]. */
function inputGradient(dy: Tensor4D, filter: Tensor4D, attrs: Conv2DBackpropInputAttrs): Tensor4D {
  const { strides, pad, dimRoundingMode, inputShape } = attrs
  const info = backend_util.computeConv2DInfo(
    inputShape,
    filter.shape,
    strides,
    1,
    pad,
    dimRoundingMode,
  )
  const { batchSize, inChannels, outChannels, strideHeight: sh, strideWidth: sw } = info
  const y = axis(info.inHeight, info.outHeight, info.filterHeight, sh, info.padInfo.top)
  const x = axis(info.inWidth, info.outWidth, info.filterWidth, sw, info.padInfo.left)

  const whole = padTensor(filter, [
    [0, y.taps * sh - info.filterHeight],
    [0, x.taps * sw - info.filterWidth],
    [0, 0],
    [0, 0],
  ])
  const phases = transpose(
    reshape(whole, [y.taps, sh, x.taps, sw, inChannels, outChannels]),
    [0, 2, 5, 1, 3, 4],
  )
  const flipped = reverse(
    reshape<Tensor4D['rankType']>(phases, [y.taps, x.taps, outChannels, sh * sw * inChannels]),
    [0, 1],
  )
  const spread = conv2d(dy, flipped, 1, [[0, 0], y.padding, x.padding, [0, 0]], 'NHWC')
  const interleaved = transpose(
    reshape(spread, [batchSize * y.steps, x.steps, sh, sw * inChannels]),
    [0, 2, 1, 3],
  )
  const gradient = reshape(interleaved, [batchSize, y.steps * sh, x.steps * sw, inChannels])
  return slice(gradient, [0, y.start, x.start, 0], inputShape) as Tensor4D
}
export const conv2DBackpropInputConfig: KernelConfig = {
  kernelName: Conv2DBackpropInput,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() =>
      inputGradient(
        inputs['dy'] as Tensor4D,
        inputs['filter'] as Tensor4D,
        attrs as unknown as Conv2DBackpropInputAttrs,
      ),
    ),
}
