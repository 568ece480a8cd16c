import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC, START } from './learnt'

export const denseSigmoid: HeadFacts<typeof START> = {
  ...LEARNT,
  fields: START,
  label: 'Dense(1) + σ',
  help: 'σ(w·d + b): a learnable scale and threshold.',
  layers: [LOGISTIC],
  takesDistance: true,
}
