/** Margins out of reach, too small or too large. */
import { CONV } from './bases'
import { faultsOf } from './entry'

export const MARGINS = [
  ...faultsOf('margin', [
    ['softmax', 'margin=5'],
    ['softmax', 'margin=3'],
    ['sigmoid_end', 'margin=0.01'],
    [`cosine&layers=${CONV}dense(16,relu)`, 'margin=3', 'margin=3 on ReLU'],
    ['manhattan', 'margin=0.02'],
    [
      `manhattan&layers=${CONV}dense(16,softmax)&margin=1.5&lr=0.003`,
      'margin=5',
      'margin=5 on softmax',
    ],
    ['faces', 'margin=0.02'],
    ['head', 'margin=3'],
    ['rmsprop', 'margin=0.01'],
    ['tanh_end&distance=cosine&margin=1', 'margin=5'],
    ['sgd', 'margin=0.05'],
    ['tanh_end&opt=sgd&lr=0.01', 'margin=0.03'],
    ['softmax&distance=manhattan', 'margin=5'],
    ['softmax&distance=squared', 'margin=5'],
    ['bce&loss=contrastive', 'margin=5'],
  ]),
]
