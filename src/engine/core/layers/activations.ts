/** Activations of Conv2D and Dense, as Keras names them. */
import { relu, sigmoid, softmax, tanh, type Tensor } from '@tensorflow/tfjs-core'
import type { Activation } from '../../../domain/layers'

/** Softmax goes over the last axis and subtracts the largest logit first, so it cannot overflow. */
export const ACTIVATIONS: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
  linear: (x) => x,
  relu: (x) => relu(x),
  sigmoid: (x) => sigmoid(x),
  tanh: (x) => tanh(x),
  softmax: (x) => softmax(x),
}

/** How a block of weights gets its activation: ReLU within the block, the others after it. */
export function afterBlock(activation: Activation) {
  return activation === 'relu'
    ? { relu: true, activate: ACTIVATIONS.linear }
    : { relu: false, activate: ACTIVATIONS[activation] }
}
