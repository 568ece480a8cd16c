/** Hard triplets and hard negatives from scratch. */
import { faultsOf } from './entry'

export const MINING = [
  ...faultsOf('hard_mining', [
    ['faces_triplet', 'mining=hard'],
    ['faces_triplet&lr=0.003', 'mining=hard'],
    ['triplet&lr=0.01', 'mining=hard'],
    ['triplet_cosine&lr=0.01', 'mining=hard'],

    ['faces_triplet&lr=0.01', 'mining=hard'],
    ['faces_triplet&distance=euclidean&margin=1', 'mining=hard'],
    ['faces_triplet&opt=rmsprop', 'mining=hard'],
    ['faces_triplet&distance=euclidean&margin=0.5&lr=0.003', 'mining=hard'],
    ['faces_triplet&distance=squared&margin=0.5', 'mining=hard'],
    ['deep&loss=triplet&lr=0.01', 'mining=hard'],
  ]),
  ...faultsOf('hard_negatives', [
    ['faces', 'hard=1'],

    ['faces&lr=0.003', 'hard=1'],
    ['deep&lr=0.01', 'hard=1'],
  ]),
]
