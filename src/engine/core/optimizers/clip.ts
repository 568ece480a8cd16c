/**
 * Clipping by global norm, Keras 3's `global_clipnorm`: g · c · min(1 / ‖g‖, 1 / c), where ‖g‖ is
 * the L2 norm over all gradients together.
 */
import {
  add,
  div,
  minimum,
  mul,
  scalar,
  slice,
  sqrt,
  sub,
  sum,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core'

/**
 * What all gradients are to be multiplied by.
 * @param held what they hold, as `sumsOfSquares` tells: Σg² of each in the first row
 * @param limit the largest norm c; 0 leaves them alone
 */
export function clipScale(held: Tensor2D, limit: number): Scalar {
  if (limit === 0) return scalar(1)
  const norm = sqrt(sum(slice(held, 0, 1)))
  const scale = mul(limit, minimum(div(1, norm), 1 / limit))
  // norm − norm is 0, or NaN where the norm is not finite: clipping must not hide that.
  return add(scale, sub(norm, norm)) as Scalar
}
