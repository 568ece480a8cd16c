/**
 * Binary cross-entropy −(y·log o + (1 − y)·log(1 − o)) of a probability o of label 1, clipped to
 * [1e-7, 1 − 1e-7] as Keras's binary_crossentropy does. Its slope, (o − y) / (o·(1 − o)), is 0 where
 * the clipping takes hold.
 */
import {
  add,
  cast,
  clipByValue,
  customGrad,
  div,
  equal,
  isNaN as isNaNOf,
  log,
  mul,
  neg,
  sub,
  where,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import type { Loss } from './loss'

const EPSILON = 1e-7

export const bce: Loss = ({ outputs, labels }) => {
  const loss = customGrad((outputs, save) => {
    const given = outputs as Tensor
    const o = clipByValue(given, EPSILON, 1 - EPSILON)
    const others = sub(1, o)
    const inside = cast(equal(o, given), 'float32')
    const slope = mul(inside, div(sub(o, labels), mul(o, others)))
    if (typeof save === 'function') save([slope])
    const likelihood = add(mul(labels, log(o)), mul(sub(1, labels), log(others)))
    return {
      // On some backends clipping and log make a number of NaN.
      value: where(isNaNOf(given), given, neg(likelihood)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, saved[0] as Tensor),
    }
  })
  return loss(outputs) as Tensor1D
}
