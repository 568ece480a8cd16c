/** Runs that are dead from their first step: initial weights, and ε that passes no gradient. */
import { faultsOf } from './entry'

export const INITIAL = [
  ...faultsOf('initial', [
    ['tanh_stack&eps=0.001', 'init=random_normal'],
    ['relu_stack&eps=0.00001', 'init=random_normal'],
    ['relu_stack&eps=0.001', 'init=random_normal'],
    ['deep&eps=0.003&opt=rmsprop', 'init=random_normal'],
  ]),
  ...faultsOf('epsilon_form', [
    ['sigmoid_end_stack&eps=0.00001', 'epsform=max'],
    ['relu_stack&init=random_normal&eps=0', 'eps=0.0001'],
    ['relu_stack&init=random_normal&eps=0&opt=rmsprop', 'eps=0.001'],
    ['tanh_stack&init=random_normal&eps=0', 'eps=0.01'],
    ['deep&eps=0&init=random_normal', 'eps=0.01'],
    ['sigmoid_end_stack&eps=0.000001', 'epsform=max'],
    ['sigmoid_end_stack&eps=0.0001', 'epsform=safe'],
    ['sigmoid_end_stack&eps=0.00001&opt=rmsprop&lr=0.003', 'epsform=max'],
    ['relu_stack&init=random_normal&epsform=add&eps=0.0001&opt=rmsprop', 'epsform=max'],
    ['relu_stack&init=random_normal&epsform=add&eps=0.001', 'epsform=safe'],
  ]),
]
