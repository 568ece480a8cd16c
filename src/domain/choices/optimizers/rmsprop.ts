import type { NoFields } from '../choice'
import type { OptimizerFacts } from './optimizer'

const RHO = 0.9
const EPSILON = 1e-7

/**
 * RMSprop (Hinton 2012) with Keras 3's defaults, not centred and without momentum:
 * v ← ρ·v + (1 − ρ)·g², w ← w − lr·g / √(v + ε). The ε stands inside the root.
 */
export const rmsprop: OptimizerFacts<NoFields, 'v', 'rate' | 'rho' | 'gain' | 'epsilon'> = {
  label: 'RMSprop',
  help: `ρ ${RHO}, ε ${EPSILON}.`,
  fields: {},
  usualRate: () => 0.001,
  constants: ({ learningRate }) => ({
    rate: learningRate,
    rho: RHO,
    gain: 1 - RHO,
    epsilon: EPSILON,
  }),
  rule: {
    slots: {
      v: ['add', ['mul', 'v', 'rho'], ['mul', ['square', 'gradient'], 'gain']],
    },
    weight: [
      'sub',
      'weight',
      ['div', ['mul', 'gradient', 'rate'], ['sqrt', ['add', "v'", 'epsilon']]],
    ],
  },
}
