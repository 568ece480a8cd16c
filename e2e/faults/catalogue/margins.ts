/** Margins out of reach, too small or too large, and temperatures. */
import { CONV } from './bases'
import { faultsOf } from './entry'

export const MARGINS = [
  ...faultsOf('margin', [
    ['softmax', 'margin=5'],
    ['softmax', 'margin=3'],
    ['cosine', 'margin=3'],
    ['sigmoid_end', 'margin=0.01'],
    [`cosine&layers=${CONV}dense(16,relu)`, 'margin=3', 'margin=3 on ReLU'],
    ['manhattan', 'margin=0.02'],
    ['double&lr=0.0003&steps=60', 'margin=5'],
    ['triplet_cosine', 'margin=5'],

    ['softmax', 'margin=2'],
    ['manhattan&steps=60', 'margin=5'],
    ['sigmoid_end', 'margin=5'],
    [
      `manhattan&layers=${CONV}dense(16,softmax)&margin=1.5&lr=0.003`,
      'margin=5',
      'margin=5 on softmax',
    ],
    [`triplet_cosine&layers=${CONV}dense(16,relu)`, 'margin=5', 'margin=5 on ReLU'],
    ['faces', 'margin=5'],
    ['faces', 'margin=0.02'],
    ['head', 'margin=3'],
    ['cosine_embedding', 'margin=0.95'],
    ['triplet', 'margin=0.001'],
    ['faces_triplet', 'margin=5'],
    ['cosine', 'margin=0.02'],
    ['rmsprop', 'margin=0.01'],
    ['tanh_end&distance=cosine&margin=1', 'margin=5'],
  ]),
  ...faultsOf('temperature', [
    ['info_nce', 'temperature=2'],
    ['faces_nce', 'temperature=0.01'],
    ['faces_nce', 'temperature=2'],

    ['info_nce&distance=euclidean', 'temperature=0.01'],
    ['info_nce&opt=sgd&lr=0.01', 'temperature=2'],
    ['faces_nce', 'temperature=1'],
  ]),
]
