/** Runs that are dead from their first step: initial weights, and ε that passes no gradient. */
import { layers } from './bases'
import { faultsOf } from './entry'

const stack = (activation: string, depth: number, end: string) =>
  `flatten()-${Array.from({ length: depth }, () => `dense(64,${activation})-`).join('')}dense(16,${end})`

export const INITIAL = [
  ...faultsOf('initial', [
    ['deep', 'init=random_normal'],
    [
      `small&${layers(stack('relu', 6, 'linear'))}`,
      'init=random_normal',
      'init=random_normal, six ReLU',
    ],
    [
      `small&${layers(stack('tanh', 6, 'linear'))}`,
      'init=random_normal',
      'init=random_normal, six tanh',
    ],
  ]),
  ...faultsOf('epsilon_form', [
    [
      `sigmoid_stack&epsform=add&lr=0.003&${layers(stack('sigmoid', 4, 'sigmoid'))}`,
      'epsform=max',
      'max on four sigmoid layers',
    ],
    [
      `small&epsform=add&init=random_normal&${layers(stack('relu', 6, 'linear'))}`,
      'epsform=max',
      'max on six ReLU layers',
    ],
    [
      `small&eps=0&init=random_normal&${layers(stack('relu', 6, 'linear'))}`,
      'eps=0.0001',
      'ε 1e-4 on six ReLU layers',
    ],
  ]),
]
