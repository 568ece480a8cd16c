import type { OwnFields } from '../choice'
import type { Optimizer } from './optimizer'

const fields = {
  momentum: {
    link: 'momentum',
    label: 'Momentum',
    help: 'How much of the last update SGD keeps. 0 for none.',
    kind: 'number',
    min: 0,
    max: 0.999,
    integer: false,
    default: 0.9,
  },
} as const satisfies OwnFields

export const sgd: Optimizer<typeof fields> = {
  label: 'SGD',
  help: 'With momentum.',
  fields,
  slots: 1,
}
