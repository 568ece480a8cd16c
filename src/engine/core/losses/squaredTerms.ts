/**
 * w_s·p² + w_d·q², the form of the contrastive losses: p pulls same pairs together and rises with
 * the output, q pushes different ones apart and falls with it. The slope, 2(w_s·p − w_d·q), is made
 * of what the value is made of, which takes half the kernel calls of the stock gradients.
 */
import { add, customGrad, mul, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'
import type { Weights } from './labels'

/** p and q of outputs [N]: their slopes are 1 and −1 wherever they are not 0. */
export interface PullAndPush {
  readonly pull: Tensor
  readonly push: Tensor
}

/** One value a pair. @param terms p and q of the outputs */
export function squaredTerms(
  outputs: Tensor1D,
  weights: Weights,
  terms: (outputs: Tensor) => PullAndPush,
): Tensor1D {
  const loss = customGrad((o, save) => {
    const { pull, push } = terms(o as Tensor)
    const pulled = mul(weights.same, pull)
    const pushed = mul(weights.different, push)
    if (typeof save === 'function') save([sub(pulled, pushed)])
    return {
      value: add(mul(pulled, pull), mul(pushed, push)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(mul(dy, 2), saved[0] as Tensor),
    }
  })
  return loss(outputs) as Tensor1D
}
