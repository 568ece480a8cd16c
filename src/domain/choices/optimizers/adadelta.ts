import type { OwnFields } from '../choice'
import type { OptimizerFacts } from './optimizer'
import type { Expression } from './rule'
import { DECAY, decayOf, optEpsilon } from './sharedFields'

const fields = {
  adadeltaRho: {
    link: 'adadelta_rho',
    label: 'ρ',
    help: 'How slowly the means of squared gradients and steps move. PyTorch’s default is 0.9.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 0.9999,
    integer: false,
    default: 0.95,
    worthTrying: [0.5, 0.9, 0.95],
  },
  optEpsilon,
  ...DECAY,
} as const satisfies OwnFields

type Constant = 'rate' | 'rho' | 'gain' | 'epsilon'
const CHANGE: Expression<'gradient' | 'd' | "s'" | Constant> = [
  'div',
  ['mul', 'gradient', ['sqrt', ['add', 'd', 'epsilon']]],
  ['sqrt', ['add', "s'", 'epsilon']],
]

/**
 * Adadelta (Zeiler 2012) in Keras 3's form: s ← ρ·s + (1 − ρ)·g², Δ = g·√(d + ε) / √(s + ε),
 * d ← ρ·d + (1 − ρ)·Δ², w ← w − lr·Δ.
 */
export const adadelta: OptimizerFacts<typeof fields, 's' | 'd', Constant> = {
  label: 'Adadelta',
  help: 'Steps by the ratio of past steps and gradients. Its rate is 1 in the paper and in PyTorch.',
  fields,
  usualRate: () => 1,
  constants: ({ learningRate, adadeltaRho, optEpsilon }) => ({
    rate: learningRate,
    rho: adadeltaRho,
    gain: 1 - adadeltaRho,
    epsilon: optEpsilon,
  }),
  rule: {
    slots: {
      s: ['add', ['mul', 's', 'rho'], ['mul', ['square', 'gradient'], 'gain']],
      d: ['add', ['mul', 'd', 'rho'], ['mul', ['square', CHANGE], 'gain']],
    },
    weight: ['sub', 'weight', ['mul', CHANGE, 'rate']],
  },
  decay: decayOf,
}
