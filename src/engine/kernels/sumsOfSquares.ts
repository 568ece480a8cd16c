/** Σx² of every tensor of a list, and how many NaN each holds. */
import {
  cast,
  getBackend,
  isNaN as isNaNEach,
  square,
  stack,
  sum,
  zeros,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { hasKernel, runOnList, SUMS_OF_SQUARES } from './fused'

/** [2, n]: the sums, then the counts, which stay 0 where the sums' arithmetic shows every NaN. */
export function sumsOfSquares(tensors: readonly Tensor[]): Tensor2D {
  if (hasKernel(SUMS_OF_SQUARES)) return runOnList<Tensor2D>(SUMS_OF_SQUARES, tensors, {})
  const sums = stack(tensors.map((each) => total(square(each))))
  const counts =
    getBackend() === 'cpu' || getBackend() === 'wasm'
      ? zeros(sums.shape)
      : stack(tensors.map((each) => total(cast(isNaNEach(each), 'float32'))))
  return stack([sums, counts]) as Tensor2D
}

// Rows first: a GPU sums one long vector with a single workgroup.
const total = (x: Tensor): Scalar => (x.rank > 1 ? sum(sum(x, -1)) : sum(x))
