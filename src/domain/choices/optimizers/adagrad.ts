import type { OwnFields } from '../choice'
import type { OptimizerFacts } from './optimizer'
import { DECAY, decayOf, optEpsilon } from './sharedFields'

const fields = {
  adagradStart: {
    link: 'adagrad_start',
    label: 'Sum begins',
    help: 'What the sum of squared gradients begins with: Keras’s 0.1, PyTorch’s 0.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 10,
    integer: false,
    default: 0.1,
    worthTrying: [0, 0.1, 1],
  },
  optEpsilon,
  ...DECAY,
} as const satisfies OwnFields

/** Adagrad (Duchi, Hazan and Singer 2011) in Keras 3's form: s ← s + g², w ← w − lr·g / √(s + ε). */
export const adagrad: OptimizerFacts<typeof fields, 's', 'rate' | 'least'> = {
  label: 'Adagrad',
  help: 'Divides by the root of the sum of all squared gradients.',
  fields,
  usualRate: () => 0.01,
  constants: ({ learningRate, adagradStart, optEpsilon }) => ({
    rate: learningRate,
    least: adagradStart + optEpsilon,
  }),
  rule: {
    slots: { s: ['add', 's', ['square', 'gradient']] },
    weight: [
      'sub',
      'weight',
      ['div', ['mul', 'gradient', 'rate'], ['sqrt', ['add', "s'", 'least']]],
    ],
  },
  decay: decayOf,
}
