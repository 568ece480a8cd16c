/** Heads and losses that do not fit. */
import { faultsOf } from './entry'

export const HEADS = [
  ...faultsOf('sigmoid_head', [
    ['small', 'head=sigmoid'],
    ['double', 'head=sigmoid'],
    ['encoder', 'head=sigmoid'],
    ['faces', 'head=sigmoid'],
    ['bce', 'head=sigmoid'],
  ]),
  ...faultsOf('head_sign', [
    ['head', 'headstart=as_kernels'],
    ['bce', 'headstart=as_kernels'],
  ]),
  ...faultsOf('broadcast', [
    ['small', 'loss=broadcast'],
    ['rmsprop', 'loss=broadcast'],
    ['encoder', 'loss=broadcast'],
    ['faces', 'loss=broadcast'],
  ]),
]
