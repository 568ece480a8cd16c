/** A penalty that wins over the loss. */
import { faultsOf } from './entry'

export const PENALTIES = faultsOf('penalty', [
  ['small', 'l2=1'],
  ['small', 'l2=0.1'],
  ['rmsprop', 'l2=1'],
  ['sgd', 'l2=0.3'],
  ['triplet', 'l2=1'],
  ['deep', 'l2=0.1'],
  ['encoder', 'l2=0.3'],
  ['faces', 'l2=0.3'],
  ['koch', 'l2=1'],
])
