import type { NoFields } from '../choice'
import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC } from './learnt'

export const denseSigmoid: HeadFacts<NoFields> = {
  ...LEARNT,
  label: 'Dense(1) + σ',
  help: 'σ(w·d + b): a learnable scale and threshold.',
  layers: [LOGISTIC],
  takesDistance: true,
}
