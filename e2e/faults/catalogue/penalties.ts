/** A penalty that wins over the loss. */
import { faultsOf } from './entry'

export const PENALTIES = faultsOf('penalty', [
  ['deep&steps=600', 'l2=0.3'],
  ['faces&lr=0.003', 'l2=1'],
  ['test_model&lr=0.003', 'l2=1'],
  ['deep&opt=rmsprop&lr=0.003', 'l2=1'],
  ['relu_stack&lr=0.003', 'l2=0.3'],
  ['tanh_stack&lr=0.003', 'l2=1'],
  ['sigmoid_stack', 'l2=0.1'],
  ['faces_double&lr=0.003', 'l2=1'],
  ['deep&lr=0.003&steps=400', 'l2=1'],
  ['sigmoid_end', 'l2=1'],
  ['softmax', 'l2=1'],
])
