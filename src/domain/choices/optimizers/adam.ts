import type { NoFields } from '../choice'
import type { OptimizerFacts } from './optimizer'

const BETA_1 = 0.9
const BETA_2 = 0.999
const EPSILON = 1e-7

/**
 * Adam (Kingma and Ba 2015) in Keras 3's form: α = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ),
 * m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), w ← w − α·m / (√v + ε).
 */
export const adam: OptimizerFacts<NoFields, 'm' | 'v', 'alpha' | 'gain1' | 'gain2' | 'epsilon'> = {
  label: 'Adam',
  help: `β₁ ${BETA_1}, β₂ ${BETA_2}, ε ${EPSILON}.`,
  fields: {},
  usualRate: () => 0.001,
  constants: ({ learningRate }, step) => ({
    alpha: (learningRate * Math.sqrt(1 - BETA_2 ** step)) / (1 - BETA_1 ** step),
    gain1: 1 - BETA_1,
    gain2: 1 - BETA_2,
    epsilon: EPSILON,
  }),
  rule: {
    slots: {
      m: ['add', 'm', ['mul', ['sub', 'gradient', 'm'], 'gain1']],
      v: ['add', 'v', ['mul', ['sub', ['square', 'gradient'], 'v'], 'gain2']],
    },
    weight: ['sub', 'weight', ['div', ['mul', "m'", 'alpha'], ['add', ['sqrt', "v'"], 'epsilon']]],
  },
}
