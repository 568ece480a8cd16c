/** SGD with Keras's momentum: u ← μ·u − lr·g, w ← w + u. With μ = 0 it is plain descent. */
import { createOptimizer, type CreateOptimizer } from './optimizer'

export const sgd: CreateOptimizer = ({ learningRate, momentum }, size) =>
  createOptimizer(size, () => ({ rule: 'sgd', rate: learningRate, momentum }))
