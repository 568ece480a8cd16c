/**
 * RMSprop with Keras 3's defaults (not centred, no momentum):
 * v ← ρ·v + (1 − ρ)·g², w ← w − lr·g / √(v + ε), ρ 0.9, ε 1e-7. The ε stands inside the root.
 */
import { createOptimizer, type CreateOptimizer } from './optimizer'

const RHO = 0.9
const EPSILON = 1e-7

export const rmsprop: CreateOptimizer = ({ learningRate }, size) =>
  createOptimizer(size, () => ({
    rule: 'rmsprop',
    rate: learningRate,
    rho: RHO,
    epsilon: EPSILON,
  }))
