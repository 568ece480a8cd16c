/** Activations that pass little on. */
import { CONV, FACE } from './bases'
import { faultsOf } from './entry'

export const ACTIVATIONS = faultsOf('activation', [
  ['faces', `layers=${FACE}dense(64,softmax)`, 'softmax at the end'],
  [
    'deep',
    'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)',
    'sigmoid throughout',
  ],
  ['small&lr=0.0001', `layers=${CONV}dense(16,softmax)`, 'softmax at the end'],
  ['dense', 'layers=flatten()-dense(64,softmax)-dense(32,linear)', 'softmax inside'],
  [
    'faces',
    'layers=conv2d(16,3,1,same,sigmoid)-max_pooling2d(2,2)-conv2d(32,3,1,same,sigmoid)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
    'sigmoid convolutions',
  ],

  [
    'deep',
    'layers=flatten()-dense(64,softmax)-dense(64,softmax)-dense(64,softmax)-dense(16,linear)',
    'softmax throughout',
  ],
  ['faces_triplet', `layers=${FACE}dense(64,softmax)`, 'softmax at the end'],
  ['faces_nce', `layers=${FACE}dense(64,softmax)`, 'softmax at the end'],
  [
    'deep&opt=rmsprop',
    'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,sigmoid)',
    'six sigmoid layers',
  ],
  [
    'deep',
    'layers=flatten()-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(16,softmax)',
    'softmax at the end',
  ],
  ['cosine&lr=0.03', `layers=${CONV}dense(4,relu)`, 'four ReLU units'],
  [
    'sigmoid_stack&lr=0.001',
    'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)',
    'four sigmoid layers',
  ],
  ['sgd', `layers=${CONV}dense(16,softmax)`, 'softmax at the end'],
])
