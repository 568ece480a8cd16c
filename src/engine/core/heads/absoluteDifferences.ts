import { abs, concat, customGrad, mul, neg, sign, sub } from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { twins } from '../distances/twins'

/** |a − b| [N, D] of embeddings [2N, D]. Its slope at 0 is 0, as TensorFlow's; the stock one is −1. */
export const absoluteDifferences = customGrad((embeddings, save) => {
  const [a, b] = twins(embeddings as Tensor2D)
  const difference = sub(a, b)
  if (typeof save === 'function') save([difference])
  return {
    value: abs(difference),
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const toA = mul(dy, sign(saved[0] as Tensor))
      return concat([toA, neg(toA)])
    },
  }
})
