import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC, START } from './learnt'

export const bnDenseSigmoid: HeadFacts<typeof START> = {
  ...LEARNT,
  fields: START,
  label: 'BatchNorm + Dense(1) + σ',
  help: 'As keras.io’s example once had it.',
  layers: [{ kind: 'batch_normalization' }, LOGISTIC],
  takesDistance: true,
}
