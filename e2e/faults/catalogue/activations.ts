/** Activations that pass little on. */
import { CONV } from './bases'
import { faultsOf } from './entry'

export const ACTIVATIONS = faultsOf('activation', [
  [
    'deep',
    'layers=flatten()-dense(64,softmax)-dense(64,softmax)-dense(64,softmax)-dense(16,linear)',
    'softmax throughout',
  ],
  ['cosine&lr=0.03', `layers=${CONV}dense(4,relu)`, 'four ReLU units'],
  [
    'deep',
    `layers=flatten()-${'dense(64,sigmoid)-'.repeat(8)}dense(16,linear)`,
    'eight sigmoid layers',
  ],
  [
    'relu_stack&opt=sgd&lr=0.01',
    `layers=flatten()-${'dense(64,sigmoid)-'.repeat(6)}dense(16,linear)`,
    'six sigmoid layers',
  ],
  [
    'relu_stack&opt=rmsprop',
    `layers=flatten()-${'dense(64,sigmoid)-'.repeat(6)}dense(16,sigmoid)`,
    'seven sigmoid layers',
  ],
  [
    'deep&opt=sgd&lr=0.01',
    'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)',
    'four sigmoid layers',
  ],
])
