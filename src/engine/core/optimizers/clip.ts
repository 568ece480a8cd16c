/**
 * Clipping by global norm, Keras 3's `global_clipnorm`: g · c · min(1 / ‖g‖, 1 / c), where ‖g‖ is
 * the L2 norm over all gradients together.
 */
import {
  add,
  div,
  minimum,
  mul,
  sqrt,
  sub,
  type Scalar,
  type Tensor1D,
} from '@tensorflow/tfjs-core'

/**
 * @param gradient all gradients as one vector
 * @param squares Σg² over it
 * @param limit the largest norm c; 0 leaves the gradient alone
 */
export function clipByGlobalNorm(gradient: Tensor1D, squares: Scalar, limit: number): Tensor1D {
  if (limit === 0) return gradient
  const norm = sqrt(squares)
  const scale = mul(limit, minimum(div(1, norm), 1 / limit))
  // norm − norm is 0, or NaN where the norm is not finite: clipping must not hide that.
  return mul(gradient, add(scale, sub(norm, norm))) as Tensor1D
}
