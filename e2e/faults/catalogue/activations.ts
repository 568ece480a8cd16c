/** Activations that pass little on. */
import { CONV, FACE } from './bases'
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
    'dense&opt=sgd&lr=0.01',
    'layers=flatten()-dense(64,softmax)-dense(32,linear)',
    'softmax inside',
  ],
  ['sgd', `layers=${CONV}dense(16,softmax)`, 'softmax at the end'],
  [
    'deep&opt=sgd&lr=0.01',
    'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)',
    'four sigmoid layers',
  ],
  [
    'faces',
    `layers=${FACE}dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)`,
    'four sigmoid layers',
  ],
  ['faces&opt=sgd&lr=0.03', `layers=${FACE}dense(64,softmax)`, 'softmax at the end'],
  ['koch', `layers=${CONV}dense(16,softmax)`, 'softmax at the end'],
  ['cosine', `layers=${CONV}dense(2,relu)`, 'two ReLU units'],
])
