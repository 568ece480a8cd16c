/**
 * The filter gradient of a 2-D convolution, which the WASM backend lacks, as a forward convolution.
 *
 * With y[n,i,j,o] = Σ x[n, i·s+a−p, j·s+b−p, c] · w[a,b,c,o] the gradient is
 *   dw[a,b,c,o] = Σ_{n,i,j} x[n, i·s+a−p, j·s+b−p, c] · dy[n,i,j,o],
 * which is a convolution again: xᵀ [Cin,H,W,N] is the input, dyᵀ [OH,OW,N,Cout] the filter, the
 * stride becomes its dilation, and the result [Cin,KH,KW,Cout] is transposed to [KH,KW,Cin,Cout].
 * Rows and columns that no window reached (a stride with a remainder) are cropped first.
 */
import {
  backend_util,
  Conv2DBackpropFilter,
  conv2d,
  slice,
  tidy,
  transpose,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core'

/** Gradient [KH,KW,Cin,Cout] from x [N,H,W,Cin] and dy [N,OH,OW,Cout]. */
function filterGradient(x: Tensor4D, dy: Tensor4D, attrs: Conv2DBackpropFilterAttrs): Tensor4D {
  const { strides, pad, dimRoundingMode, filterShape } = attrs
  const info = backend_util.computeConv2DInfo(
    x.shape,
    filterShape,
    strides,
    1,
    pad,
    dimRoundingMode,
  )
  const { strideHeight, strideWidth, padInfo } = info
  const below = surplus(info.outHeight, strideHeight, info.filterHeight, info.inHeight, padInfo.top)
  const right = surplus(info.outWidth, strideWidth, info.filterWidth, info.inWidth, padInfo.left)
  const rows = info.inHeight + Math.min(0, below)
  const columns = info.inWidth + Math.min(0, right)
  const cropped = below < 0 || right < 0 ? slice(x, [0, 0, 0, 0], [-1, rows, columns, -1]) : x
  const gradient = conv2d(
    transpose(cropped, [3, 1, 2, 0]),
    transpose(dy, [1, 2, 0, 3]),
    1,
    [
      [0, 0],
      [padInfo.top, Math.max(0, below)],
      [padInfo.left, Math.max(0, right)],
      [0, 0],
    ],
    'NHWC',
    [strideHeight, strideWidth],
  )
  return transpose(gradient, [1, 2, 0, 3])
}

/** How far the last window reaches past the input; negative where it stops short of its end. */
function surplus(
  out: number,
  stride: number,
  filter: number,
  size: number,
  before: number,
): number {
  return (out - 1) * stride + filter - size - before
}

export const conv2DBackpropFilterConfig: KernelConfig = {
  kernelName: Conv2DBackpropFilter,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() =>
      filterGradient(
        inputs['x'] as Tensor4D,
        inputs['dy'] as Tensor4D,
        attrs as unknown as Conv2DBackpropFilterAttrs,
      ),
    ),
}
