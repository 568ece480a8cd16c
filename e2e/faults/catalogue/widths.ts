/** Too little gets through: narrow layers, pooling to one pixel, dropout. */
import { CONV, FACE } from './bases'
import { faultsOf } from './entry'

export const WIDTHS = [
  ...faultsOf('dropout', [
    ['dropout', `layers=${CONV}dropout(0.95)-dense(16,linear)`, '0.95'],
    [
      'dense',
      'layers=flatten()-dropout(0.9)-dense(64,relu)-dropout(0.9)-dense(32,linear)',
      '0.9 twice',
    ],
    ['dense', 'layers=flatten()-dense(64,relu)-dropout(0.95)-dense(32,linear)', '0.95'],
    ['faces', `layers=${FACE}dropout(0.95)-dense(64,linear)`, '0.95'],
    [
      'deep',
      'layers=flatten()-dropout(0.9)-dense(64,relu)-dropout(0.9)-dense(64,relu)-dropout(0.9)-dense(16,linear)',
      '0.9 three times',
    ],
    ['small', `layers=${CONV}dense(16,linear)-dropout(0.95)`, '0.95 at the end'],
    ['faces', `layers=${FACE}dense(64,linear)-dropout(0.9)`, '0.9 at the end'],
  ]),
  ...faultsOf('narrow', [
    ['small', `layers=${CONV}dense(1,softmax)`, 'softmax of one unit'],
    [
      'small',
      'layers=conv2d(8,3,1,same,relu)-max_pooling2d(8,8)-max_pooling2d(3,3)-flatten()-dense(16,linear)',
      'pooled to one pixel',
    ],
    [
      'faces',
      'layers=conv2d(4,3,1,same,relu)-max_pooling2d(8,8)-max_pooling2d(4,4)-flatten()-dense(64,linear)',
      'pooled to one pixel',
    ],
    ['triplet', `layers=${CONV}dense(1,softmax)`, 'softmax of one unit'],
    ['faces_triplet', `layers=${FACE}dense(1,linear)`, 'one unit'],
    ['faces_nce', `layers=${FACE}dense(1,linear)`, 'one unit'],
    ['cosine', `layers=${CONV}dense(1,relu)`, 'one ReLU unit'],
    ['info_nce', `layers=${CONV}dense(1,softmax)`, 'softmax of one unit'],
    [
      'faces',
      'layers=conv2d(2,7,7,valid,relu)-max_pooling2d(4,4)-flatten()-dense(64,linear)',
      'a stride of seven',
    ],
    [
      'faces',
      'layers=max_pooling2d(8,8)-max_pooling2d(2,2)-conv2d(16,3,1,same,relu)-flatten()-dense(64,linear)',
      'pooled to four pixels first',
    ],
    ['koch', `layers=${CONV}dense(1,softmax)`, 'softmax of one unit'],
  ]),
]
