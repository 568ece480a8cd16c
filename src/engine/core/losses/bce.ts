/**
 * Binary cross-entropy −(y·log o + (1 − y)·log(1 − o)) of a probability o = σ(z) of label 1, computed
 * from the logit z as Keras's binary_crossentropy does after a sigmoid:
 * max(z, 0) − y·z + log(1 + e^−|z|). So a pair that is surely wrong still has its slope, σ(z) − y.
 */
import {
  abs,
  add,
  customGrad,
  exp,
  log,
  mul,
  neg,
  relu,
  sigmoid,
  sub,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import type { Loss } from './loss'

/** Throws where the outputs are no probabilities; set-up refuses that. */
export const bce: Loss = ({ logits, labels }) => {
  if (logits === null) throw new Error('internal: cross-entropy needs a head that ends in σ')
  const loss = customGrad((logits, save) => {
    const z = logits as Tensor
    if (typeof save === 'function') save([sub(sigmoid(z), labels)])
    return {
      value: add(sub(relu(z), mul(z, labels)), log(add(exp(neg(abs(z))), 1))),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, saved[0] as Tensor),
    }
  })
  return loss(logits) as Tensor1D
}
