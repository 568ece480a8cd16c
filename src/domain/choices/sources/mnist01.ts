import type { NoFields } from '../choice'
import type { Source } from './source'

export const mnist01: Source<NoFields> = {
  label: 'MNIST 0 / 1',
  help: 'Zeros and ones: 12,665 to train on, 2,115 held out.',
  fields: {},
  input: { size: 28, channels: 1 },
  splits: false,
}
