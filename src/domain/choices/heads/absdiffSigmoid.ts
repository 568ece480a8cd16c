import type { NoFields } from '../choice'
import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC } from './learnt'

export const absdiffSigmoid: HeadFacts<NoFields> = {
  ...LEARNT,
  label: '|a − b| → Dense(1) + σ',
  help: 'Koch 2015: each component has a weight of its own; no distance.',
  fields: {},
  layers: [LOGISTIC],
  takesDistance: false,
}
