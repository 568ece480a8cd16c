/** A penalty that wins over the loss. */
import { faultsOf } from './entry'

export const PENALTIES = faultsOf('penalty', [
  ['small&steps=600', 'l2=1'],
  ['small&lr=0.01', 'l2=1'],
  ['rmsprop&steps=600', 'l2=1'],
  ['rmsprop&lr=0.003', 'l2=0.3'],
  ['sgd', 'l2=1'],
  ['sgd&lr=0.05', 'l2=0.3'],
  ['triplet&lr=0.01', 'l2=1'],
  ['deep&steps=600', 'l2=0.3'],
  ['dense&lr=0.01', 'l2=1'],
  ['encoder&lr=0.003&steps=200', 'l2=1'],
  ['squared&lr=0.01', 'l2=1'],
  ['koch&lr=0.01', 'l2=1'],
  ['faces&lr=0.003', 'l2=1'],
  ['faces&lr=0.003', 'l2=0.03'],
  ['test_model&lr=0.003', 'l2=1'],
  ['manhattan&lr=0.01', 'l2=0.3'],
])
