/**
 * Cosine distance: 1 − cos(a, b), from 0 to 2; rounding may leave it below 0 by some 1e-7. Each
 * embedding x is normalised as TensorFlow's l2_normalize does it, x / √max(Σx², 1e-12), so that an
 * embedding of zeros is at distance 1 from all others.
 */
import {
  cast,
  customGrad,
  greaterEqual,
  matMul,
  maximum,
  mul,
  rsqrt,
  square,
  sub,
  sum,
  transpose,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import type { Distance } from './distance'
import { twins } from './twins'

const SMALLEST = 1e-12

/** Rows of length 1. Slope: (dy − u·Σ(u·dy)) / ‖x‖ for a row u, without the second term below 1e-12. */
const normalize = customGrad((embeddings, save) => {
  const sums = sum(square(embeddings as Tensor), 1, true)
  const scale = rsqrt(maximum(sums, SMALLEST))
  const units = mul(embeddings as Tensor, scale)
  const above = cast(greaterEqual(sums, SMALLEST), 'float32')
  if (typeof save === 'function') save([units, scale, above])
  return {
    value: units,
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const [u, perLength, turning] = saved as [Tensor, Tensor, Tensor]
      const along = mul(turning, sum(mul(u, dy), 1, true))
      return mul(perLength, sub(dy, mul(u, along)))
    },
  }
})

export const cosine: Distance = {
  pairs(embeddings) {
    const [a, b] = twins(normalize(embeddings) as Tensor2D)
    return sub(1, sum(mul(a, b), 1))
  },
  matrix(embeddings) {
    const units = normalize(embeddings) as Tensor2D
    return sub(1, matMul(units, transpose(units)))
  },
}
