/**
 * Contrastive loss of Hadsell, Chopra, LeCun 2006, without the paper's ½ (as in Keras's examples):
 * convention 'same': y·o² + (1 − y)·s², s = max(0, m − o); convention 'different': the terms swapped.
 * Its slope, 2(y·o − (1 − y)·s), is made of what the value is made of, which takes half the kernel
 * calls of the stock gradients of the parts.
 */
import { add, customGrad, mul, relu, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'
import type { Loss } from './loss'

export const contrastive: Loss = (outputs, labels, { convention, margin }) => {
  const loss = customGrad((outputs, save) => {
    const o = outputs as Tensor
    const others = sub(1, labels)
    const [pulled, pushed] = convention === 'same' ? [labels, others] : [others, labels]
    const short = relu(sub(margin, o))
    const pull = mul(pulled, o)
    const push = mul(pushed, short)
    if (typeof save === 'function') save([sub(pull, push)])
    return {
      value: add(mul(pull, o), mul(push, short)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(mul(dy, 2), saved[0] as Tensor),
    }
  })
  return loss(outputs) as Tensor1D
}
