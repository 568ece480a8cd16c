/**
 * The root of a sum of squares, in four forms. They differ at and near 0, where √'s slope is
 * infinite: that is where a Siamese network's NaN comes from.
 */
import {
  add,
  customGrad,
  div,
  greater,
  maximum,
  mul,
  sqrt,
  where,
  zerosLike,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/**
 * √s with the slope that IEEE 754 gives it: ½ / √s, infinite at 0, so that the gradient of a
 * distance of 0 is ∞ · 0 = NaN on every backend, whatever the pair's label. (The stock slope
 * divides by √s last, and WebGL makes 0 / 0 a 1.) PyTorch and TensorFlow under XLA agree;
 * TensorFlow's own CPU kernel gives 0 where what comes from the loss is exactly 0, as it is for a
 * same pair, so there only pairs of different classes at distance 0 end a run.
 */
const plainRoot = customGrad((s, save) => {
  const root = sqrt(s as Tensor)
  if (typeof save === 'function') save([root])
  return {
    value: root,
    gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, div(0.5, saved[0] as Tensor)),
  }
})

/** √s where s > ε, else 0; the slope there is exactly 0. */
const safeRoot = (s: Tensor1D, epsilon: number) =>
  customGrad((sum, save) => {
    const x = sum as Tensor
    if (typeof save === 'function') save([x])
    const above = greater(x, epsilon)
    return {
      value: where(above, sqrt(x), zerosLike(x)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const kept = saved[0] as Tensor
        const slope = div(0.5, sqrt(maximum(kept, epsilon)))
        return where(greater(kept, epsilon), mul(dy, slope), zerosLike(kept))
      },
    }
  })(s)

const WITH_EPSILON: Readonly<
  Record<RunConfig['epsilonForm'], (s: Tensor1D, epsilon: number) => Tensor>
> = {
  // √max(s, ε): no gradient below ε. keras.io, “Image similarity estimation using a Siamese
  // network with a contrastive loss”.
  max: (s, epsilon) => sqrt(maximum(s, epsilon)),
  // √(s + ε): smooth everywhere.
  add: (s, epsilon) => sqrt(add(s, epsilon)),
  safe: safeRoot,
}

/** The root of sums [N] ≥ 0 in the form the RunConfig chooses; without ε the plain one. */
export function root(s: Tensor1D, config: Pick<RunConfig, 'epsilon' | 'epsilonForm'>): Tensor1D {
  const { epsilon, epsilonForm } = config
  return (epsilon === 0 ? plainRoot(s) : WITH_EPSILON[epsilonForm](s, epsilon)) as Tensor1D
}
