/**
 * RMSprop with Keras 3's defaults (not centred, no momentum):
 * v ← ρ·v + (1 − ρ)·g², w ← w − lr·g / √(v + ε), ρ 0.9, ε 1e-7. The ε stands inside the root.
 */
import { add, mul, rsqrt, square, sub, type Tensor1D } from '@tensorflow/tfjs-core'
import { slot, type CreateOptimizer } from './optimizer'

const RHO = 0.9
const EPSILON = 1e-7

export const rmsprop: CreateOptimizer = ({ learningRate }, size) => {
  const velocity = slot(size)
  return {
    update(weights, gradient) {
      velocity.assign(add(mul(velocity, RHO), mul(square(gradient), 1 - RHO)))
      const step = mul(mul(gradient, learningRate), rsqrt(add(velocity, EPSILON)))
      return sub(weights, step) as Tensor1D
    },
    dispose: () => velocity.dispose(),
  }
}
