import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC, SCALE_FIELDS } from './learnt'

export const denseSigmoid: HeadFacts<typeof SCALE_FIELDS> = {
  ...LEARNT,
  label: 'Dense(1) + σ',
  help: 'σ(w·d + b): a learnable scale and threshold.',
  fields: SCALE_FIELDS,
  layers: [LOGISTIC],
  takesDistance: true,
}
