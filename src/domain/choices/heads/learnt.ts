import type { LayerSpec } from '../../layers'
import type { NoFields, OwnFields } from '../choice'
import type { HeadFacts } from './head'

/** What learnt heads end in: a scale and a threshold of their own, then σ. */
export const LOGISTIC: LayerSpec = { kind: 'dense', units: 1, activation: 'sigmoid' }

/** Of heads that learn a scale of the distance. */
export const START = {
  headStart: {
    link: 'headstart',
    label: 'First weight',
    help: 'How the weight begins that the head multiplies the distance by. Drawn, it may have either sign, and with the wrong one the head has to come through 0 first.',
    rare: true,
    kind: 'choice',
    options: [
      { value: 'drawn', label: 'drawn', help: 'As other kernels, from the seed.' },
      { value: 'one', label: '1 or −1', help: 'With the sign that the loss wants.' },
    ],
    default: 'drawn',
  },
} as const satisfies OwnFields

/** What all heads have in common that learn a scale, whose sign can turn the distance round. */
export const LEARNT: Pick<HeadFacts<NoFields>, 'fields' | 'isProbability' | 'range'> = {
  fields: {},
  isProbability: true,
  range: () => [0, 1],
}
