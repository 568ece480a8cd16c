/**
 * Adam (Kingma and Ba 2015) in Keras 3's form: α = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ),
 * m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), w ← w − α·m / (√v + ε);
 * β₁ 0.9, β₂ 0.999, ε 1e-7.
 */
import { add, div, mul, sqrt, square, sub, type Tensor1D } from '@tensorflow/tfjs-core'
import { slot, type CreateOptimizer } from './optimizer'

const BETA_1 = 0.9
const BETA_2 = 0.999
const EPSILON = 1e-7

export const adam: CreateOptimizer = ({ learningRate }, size) => {
  const m = slot(size)
  const v = slot(size)
  let t = 0
  return {
    update(weights, gradient) {
      t++
      const alpha = (learningRate * Math.sqrt(1 - BETA_2 ** t)) / (1 - BETA_1 ** t)
      m.assign(add(m, mul(sub(gradient, m), 1 - BETA_1)))
      v.assign(add(v, mul(sub(square(gradient), v), 1 - BETA_2)))
      return sub(weights, div(mul(m, alpha), add(sqrt(v), EPSILON))) as Tensor1D
    },
    dispose() {
      m.dispose()
      v.dispose()
    },
  }
}
