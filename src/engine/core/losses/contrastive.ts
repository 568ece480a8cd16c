/**
 * Contrastive loss of Hadsell, Chopra, LeCun 2006, without the paper's ½ (as in Keras's examples):
 * convention 'same': y·o² + (1 − y)·max(0, m − o)²; convention 'different': the terms swapped.
 */
import { add, mul, relu, square, sub, type Tensor1D } from '@tensorflow/tfjs-core'
import type { Loss } from './loss'

export const contrastive: Loss = (outputs, labels, { convention, margin }) => {
  const pull = square(outputs)
  const push = square(relu(sub(margin, outputs)))
  const [atOne, atZero] = convention === 'same' ? [pull, push] : [push, pull]
  return add(mul(labels, atOne), mul(sub(1, labels), atZero)) as Tensor1D
}
