import type { OwnFields } from '../choice'
import type { OptimizerFacts } from './optimizer'
import { DECAY, decayOf, optEpsilon } from './sharedFields'

const fields = {
  rho: {
    link: 'rho',
    label: 'ρ',
    help: 'How slowly the mean of squared gradients moves. PyTorch’s alpha, 0.99 there.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 0.9999,
    integer: false,
    default: 0.9,
    worthTrying: [0.5, 0.9, 0.99],
  },
  optEpsilon,
  ...DECAY,
} as const satisfies OwnFields

/**
 * RMSprop (Hinton 2012) in Keras 3's form, not centred and without momentum:
 * v ← ρ·v + (1 − ρ)·g², w ← w − lr·g / √(v + ε). The ε stands inside the root.
 */
export const rmsprop: OptimizerFacts<typeof fields, 'v', 'rate' | 'rho' | 'gain' | 'epsilon'> = {
  label: 'RMSprop',
  help: 'Divides by the root of a mean of squared gradients.',
  fields,
  usualRate: () => 0.001,
  constants: ({ learningRate, rho, optEpsilon }) => ({
    rate: learningRate,
    rho,
    gain: 1 - rho,
    epsilon: optEpsilon,
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
  decay: decayOf,
}
