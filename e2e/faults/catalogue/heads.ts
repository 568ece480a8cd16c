/** Heads and losses that do not fit. */
import { faultsOf } from './entry'

export const HEADS = [
  ...faultsOf('sigmoid_head', [
    ['small', 'head=sigmoid'],
    ['encoder', 'head=sigmoid'],
    ['faces', 'head=sigmoid'],
    ['bce', 'head=sigmoid'],
    ['koch', 'head=sigmoid'],
    ['flipped', 'head=sigmoid'],
    ['squared', 'head=sigmoid'],
  ]),
  ...faultsOf('head_sign', [
    ['head', 'headstart=as_kernels'],
    ['head&labels=different&convention=different', 'headstart=as_kernels'],
    ['koch', 'head=dense_sigmoid'],
    ['encoder&head=dense_sigmoid&headstart=one&lr=0.01&steps=150', 'headstart=as_kernels'],
  ]),
  ...faultsOf('broadcast', [
    ['small', 'loss=broadcast'],
    ['rmsprop', 'loss=broadcast'],
    ['encoder', 'loss=broadcast'],
    ['faces', 'loss=broadcast'],
    ['sgd', 'loss=broadcast'],
    ['manhattan', 'loss=broadcast'],
    ['flipped', 'loss=broadcast'],
  ]),
  ...faultsOf('wrong_model', [
    ['test_model&size=64&opt=rmsprop&batch=16&steps=100', 'createmodel=as_posted'],
    ['test_model&size=64&steps=60&lr=0.0003', 'createmodel=as_posted'],
  ]),
]
