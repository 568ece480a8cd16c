/** Pixels as they are, 0 to 255. */
import { faultsOf } from './entry'

export const PIXELS = faultsOf('unscaled', [
  ['sgd', 'norm=none'],
  ['plain_sgd', 'norm=none'],
  ['small&steps=60', 'norm=none'],
  ['rmsprop&steps=60', 'norm=none'],
  ['squared', 'norm=none'],
  ['deep', 'norm=none'],
  ['dense&opt=sgd&lr=0.01', 'norm=none'],
  ['koch&opt=sgd&lr=0.01', 'norm=none'],
  ['faces&opt=sgd&lr=0.01', 'norm=none'],
  ['faces', 'norm=none'],
  ['test_model', 'norm=none'],
  ['encoder', 'norm=none'],
  ['encoder&opt=sgd&lr=0.01', 'norm=none'],
  ['manhattan', 'norm=none'],
  ['bce', 'norm=none'],
  ['double&opt=sgd&lr=0.01', 'norm=none'],
  ['relu_end&opt=rmsprop', 'norm=none'],
])
