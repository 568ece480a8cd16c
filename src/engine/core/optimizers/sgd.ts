/** SGD with Keras's momentum: u ← μ·u − lr·g, w ← w + u. With μ = 0 it is plain descent. */
import { add, mul, sub, type Tensor1D } from '@tensorflow/tfjs-core'
import { slot, type CreateOptimizer } from './optimizer'

export const sgd: CreateOptimizer = ({ learningRate, momentum }, size) => {
  const velocity = slot(size)
  return {
    update(weights, gradient) {
      velocity.assign(sub(mul(velocity, momentum), mul(gradient, learningRate)))
      return add(weights, velocity) as Tensor1D
    },
    dispose: () => velocity.dispose(),
  }
}
