import type { LayerSpec } from '../../layers'
import type { NoFields } from '../choice'
import type { HeadFacts } from './head'

/** What learnt heads end in: a scale and a threshold of their own, then σ. */
export const LOGISTIC: LayerSpec = { kind: 'dense', units: 1, activation: 'sigmoid' }

/** What all heads have in common that learn a scale, whose sign can turn the distance round. */
export const LEARNT: Pick<HeadFacts<NoFields>, 'fields' | 'isProbability' | 'range'> = {
  fields: {},
  isProbability: true,
  range: () => [0, 1],
}
