/**
 * Σⱼ(aⱼ − bⱼ)² of each pair. Its gradient, 2(a − b) by a and −2(a − b) by b, is made for both twins
 * in one piece: the stock gradients of the parts take twice the kernel calls.
 */
import {
  concat,
  customGrad,
  mul,
  neg,
  reshape,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { twins } from './twins'

/** @param embeddings [2N, D], A's first; the result is [N] */
export function squaredDistances(embeddings: Tensor2D): Tensor1D {
  return differentiable(embeddings) as Tensor1D
}

const differentiable = customGrad((embeddings, save) => {
  const [a, b] = twins(embeddings as Tensor2D)
  const difference = sub(a, b)
  if (typeof save === 'function') save([difference])
  return {
    value: sum(square(difference), 1),
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const toA = mul(reshape(mul(dy, 2), [-1, 1]), saved[0] as Tensor)
      return concat([toA, neg(toA)])
    },
  }
})
