import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC, SCALE_FIELDS } from './learnt'

export const bnDenseSigmoid: HeadFacts<typeof SCALE_FIELDS> = {
  ...LEARNT,
  label: 'BatchNorm + Dense(1) + σ',
  help: 'As keras.io’s example once had it.',
  fields: SCALE_FIELDS,
  layers: [{ kind: 'batch_normalization' }, LOGISTIC],
  takesDistance: true,
}
