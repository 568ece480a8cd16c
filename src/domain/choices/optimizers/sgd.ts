import type { OwnFields } from '../choice'
import type { OptimizerFacts } from './optimizer'

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
} as const satisfies OwnFields

/** SGD with Keras's momentum: u ← μ·u − lr·g, w ← w + u. With μ = 0 it is plain descent. */
export const sgd: OptimizerFacts<typeof fields, 'u', 'rate' | 'momentum'> = {
  label: 'SGD',
  help: 'With momentum.',
  fields,
  // Momentum μ multiplies what a steady gradient moves by 1 / (1 − μ).
  usualRate: ({ momentum }) => Number((0.1 * (1 - momentum)).toPrecision(3)),
  constants: ({ learningRate, momentum }) => ({ rate: learningRate, momentum }),
  rule: {
    slots: {
      u: ['sub', ['mul', 'u', 'momentum'], ['mul', 'gradient', 'rate']],
    },
    weight: ['add', 'weight', "u'"],
  },
}
