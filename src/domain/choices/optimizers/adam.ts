import type { ValuesOf } from '../choice'
import type { OptimizerConfig, OptimizerFacts } from './optimizer'
import type { UpdateRule } from './rule'
import { DECAY, MOMENTS, decayOf } from './sharedFields'

type Constant = 'alpha' | 'gain1' | 'gain2' | 'epsilon'

export const ADAM_RULE: UpdateRule<'m' | 'v', Constant> = {
  slots: {
    m: ['add', 'm', ['mul', ['sub', 'gradient', 'm'], 'gain1']],
    v: ['add', 'v', ['mul', ['sub', ['square', 'gradient'], 'v'], 'gain2']],
  },
  weight: ['sub', 'weight', ['div', ['mul', "m'", 'alpha'], ['add', ['sqrt', "v'"], 'epsilon']]],
}

const AMSGRAD_RULE: UpdateRule<'m' | 'v' | 'top', Constant> = {
  slots: { ...ADAM_RULE.slots, top: ['max', 'top', "v'"] },
  weight: ['sub', 'weight', ['div', ['mul', "m'", 'alpha'], ['add', ['sqrt', "top'"], 'epsilon']]],
}

/** What Adam and AdamW have in common. */
export const BY_MOMENTS = {
  usualRate: () => 0.001,
  constants: (
    { learningRate, beta1, beta2, optEpsilon }: OptimizerConfig<typeof MOMENTS>,
    step: number,
  ) => ({
    alpha: (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step),
    gain1: 1 - beta1,
    gain2: 1 - beta2,
    epsilon: optEpsilon,
  }),
  rule: ADAM_RULE,
  variant: ({ amsgrad }: Pick<ValuesOf<typeof MOMENTS>, 'amsgrad'>) =>
    amsgrad === 1 ? AMSGRAD_RULE : null,
}

const fields = { ...MOMENTS, ...DECAY }

/**
 * Adam (Kingma and Ba 2015) in Keras 3's form: α = lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ),
 * m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), w ← w − α·m / (√v + ε).
 */
export const adam: OptimizerFacts<typeof fields, 'm' | 'v', Constant> = {
  label: 'Adam',
  help: 'Means of gradients and of their squares.',
  fields,
  ...BY_MOMENTS,
  decay: decayOf,
}
