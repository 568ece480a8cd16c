import type { OwnFields } from '../choice'
import type { OptimizerFacts } from './optimizer'
import type { UpdateRule } from './rule'
import { DECAY, decayOf } from './sharedFields'

const fields = {
  momentum: {
    link: 'momentum',
    label: 'Momentum',
    help: 'How much of the last update SGD keeps. 0 for none.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 0.999,
    integer: false,
    default: 0.9,
    worthTrying: [0, 0.5, 0.9],
  },
  nesterov: {
    link: 'nesterov',
    label: 'Nesterov',
    help: 'Takes the step that the momentum leads to before it is taken (Sutskever and others 2013).',
    rare: true,
    applies: ({ momentum }: { readonly momentum: number }) => momentum > 0,
    kind: 'choice',
    options: [
      { value: 0, label: 'no' },
      { value: 1, label: 'yes' },
    ],
    default: 0,
  },
  ...DECAY,
} as const satisfies OwnFields

type Constant = 'rate' | 'momentum'
const slots: UpdateRule<'u', Constant>['slots'] = {
  u: ['sub', ['mul', 'u', 'momentum'], ['mul', 'gradient', 'rate']],
}
const NESTEROV: UpdateRule<'u', Constant> = {
  slots,
  weight: ['add', 'weight', ['sub', ['mul', "u'", 'momentum'], ['mul', 'gradient', 'rate']]],
}

/**
 * SGD with Keras's momentum: u ← μ·u − lr·g, w ← w + u, or with Nesterov's w ← w + μ·u − lr·g. With
 * μ = 0 it is plain descent.
 */
export const sgd: OptimizerFacts<typeof fields, 'u', Constant> = {
  label: 'SGD',
  help: 'With momentum.',
  fields,
  // Momentum μ multiplies what a steady gradient moves by 1 / (1 − μ).
  usualRate: ({ momentum }) => Number((0.1 * (1 - momentum)).toPrecision(3)),
  constants: ({ learningRate, momentum }) => ({ rate: learningRate, momentum }),
  rule: { slots, weight: ['add', 'weight', "u'"] },
  variant: ({ nesterov, momentum }) => (nesterov === 1 && momentum > 0 ? NESTEROV : null),
  decay: decayOf,
}
