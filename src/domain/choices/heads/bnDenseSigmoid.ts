import type { NoFields } from '../choice'
import type { Head } from './head'
import { LEARNT, LOGISTIC } from './learnt'

export const bnDenseSigmoid: Head<NoFields> = {
  ...LEARNT,
  label: 'BatchNorm + Dense(1) + σ',
  help: 'As keras.io’s example once had it.',
  layers: [{ kind: 'batch_normalization' }, LOGISTIC],
  takesDistance: true,
}
