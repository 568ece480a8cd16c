import type { NoFields } from '../choice'
import type { HeadFacts } from './head'
import { LEARNT, LOGISTIC } from './learnt'

export const bnDenseSigmoid: HeadFacts<NoFields> = {
  ...LEARNT,
  label: 'BatchNorm + Dense(1) + σ',
  help: 'As keras.io’s example once had it.',
  layers: [{ kind: 'batch_normalization' }, LOGISTIC],
  takesDistance: true,
}
