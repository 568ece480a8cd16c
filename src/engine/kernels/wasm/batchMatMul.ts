/**
 * matMul with transposed operands: op(a)·op(b), by transposing first and then multiplying plainly.
 *
 * The stock WASM kernel hands only plain products to XNNPACK; with transposeA or transposeB it falls
 * to a scalar loop about ten times slower than transposing first.
 */
import {
  matMul,
  tidy,
  transpose,
  type BatchMatMulAttrs,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core'

/** The last two axes swapped. */
function transposed(matrix: Tensor): Tensor {
  const axes = matrix.shape.map((_, index) => index)
  axes.push(...axes.splice(-2).reverse())
  return transpose(matrix, axes)
}

/** The stock kernel with transposed operands routed through an explicit transpose. */
export function batchMatMulConfig(stock: KernelConfig): KernelConfig {
  return {
    ...stock,
    kernelFunc: (call) => {
      const { transposeA, transposeB } = call.attrs as unknown as BatchMatMulAttrs
      if (!transposeA && !transposeB) return stock.kernelFunc(call)
      const a = call.inputs['a'] as Tensor
      const b = call.inputs['b'] as Tensor
      return tidy(() => matMul(transposeA ? transposed(a) : a, transposeB ? transposed(b) : b))
    },
  }
}
