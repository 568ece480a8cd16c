/** Hard triplets from scratch. */
import { faultsOf } from './entry'

export const MINING = [
  ...faultsOf('hard_mining', [
    ['faces_triplet&distance=euclidean&margin=1', 'mining=hard'],
    ['faces_triplet&distance=euclidean&margin=0.5&lr=0.003', 'mining=hard'],
    ['faces_triplet&distance=squared&margin=0.5', 'mining=hard'],
    ['faces_triplet&distance=euclidean&margin=0.5', 'mining=hard'],
    ['faces_triplet&distance=manhattan&margin=3', 'mining=hard'],
    ['faces_triplet&distance=squared&margin=1&opt=rmsprop', 'mining=hard'],
  ]),
]
