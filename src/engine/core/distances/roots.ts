/**
 * The root of a sum of squares, in four forms. They differ at and near 0, where √'s slope is
 * infinite: that is where a Siamese network's NaN comes from.
 */
import {
  add,
  customGrad,
  div,
  equal,
  greater,
  maximum,
  mul,
  sqrt,
  where,
  zerosLike,
  type Rank,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { RootSettings } from './distance'

type Slope = (dy: Tensor, root: Tensor) => Tensor

/** √s with a slope of one's choice. */
const plainRoot = (slope: Slope) =>
  customGrad((s, save) => {
    const root = sqrt(s as Tensor)
    if (typeof save === 'function') save([root])
    return { value: root, gradFunc: (dy: Tensor, saved: Tensor[]) => slope(dy, saved[0] as Tensor) }
  })

/**
 * The root without ε. What differs is what comes back through a distance of 0, where ½ / √s is
 * infinite; the difference a − b beside it is 0.
 */
const PLAIN: Readonly<Record<RootSettings['rootSlope'], ReturnType<typeof plainRoot>>> = {
  // dy · (½ / √s), so that IEEE 754 makes ∞ · 0 = NaN of any distance of 0 on every backend, even
  // where dy is 0: PyTorch, TensorFlow under XLA. (The stock slope divides by √s last, and WebGL
  // makes 0 / 0 a 1.)
  ieee: plainRoot((dy, root) => mul(dy, div(0.5, root))),
  // 0 where dy is exactly 0, as it is for a same pair, so that only a different pair at distance 0
  // ends a run. TensorFlow's SqrtGrad kernel: scalar_sqrt_gradient_op in
  // tensorflow/core/kernels/cwise_ops_gradients.h. Rounded as above, so that a run without a
  // distance of 0 is the same run under both.
  tensorflow: plainRoot((dy, root) => where(equal(dy, 0), zerosLike(dy), mul(dy, div(0.5, root)))),
}

/** √s where s > ε, else 0; the slope there is exactly 0. */
const safeRoot = (s: Tensor, epsilon: number) =>
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
  Record<RootSettings['epsilonForm'], (s: Tensor, epsilon: number) => Tensor>
> = {
  // √max(s, ε): no gradient below ε. keras.io, “Image similarity estimation using a Siamese
  // network with a contrastive loss”.
  max: (s, epsilon) => sqrt(maximum(s, epsilon)),
  // √(s + ε): smooth everywhere.
  add: (s, epsilon) => sqrt(add(s, epsilon)),
  safe: safeRoot,
}

/** The root of sums ≥ 0, of any shape, in the form the settings choose; without ε the plain one. */
export function root<R extends Rank>(s: Tensor<R>, settings: RootSettings): Tensor<R> {
  const { epsilon, epsilonForm, rootSlope } = settings
  return (epsilon === 0 ? PLAIN[rootSlope](s) : WITH_EPSILON[epsilonForm](s, epsilon)) as Tensor<R>
}
