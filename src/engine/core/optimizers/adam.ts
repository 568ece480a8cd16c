/**
 * Adam (Kingma and Ba 2015) in Keras 3's form: α = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ),
 * m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), w ← w − α·m / (√v + ε);
 * β₁ 0.9, β₂ 0.999, ε 1e-7.
 */
import { createOptimizer, type CreateOptimizer } from './optimizer'

const BETA_1 = 0.9
const BETA_2 = 0.999
const EPSILON = 1e-7

export const adam: CreateOptimizer = ({ learningRate }, size) =>
  createOptimizer(size, (t) => ({
    rule: 'adam',
    rate: (learningRate * Math.sqrt(1 - BETA_2 ** t)) / (1 - BETA_1 ** t),
    beta1: BETA_1,
    beta2: BETA_2,
    epsilon: EPSILON,
  }))
