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
  ]),
  ...faultsOf('temperature', [
    ['info_nce', 'temperature=2'],
    ['faces_nce', 'temperature=0.01'],
    ['faces_nce', 'temperature=2'],
  ]),
]
