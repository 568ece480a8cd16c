/** Hard triplets and hard negatives from scratch. */
import { faultsOf } from './entry'

export const MINING = [
  ...faultsOf('hard_mining', [
    ['faces_triplet', 'mining=hard'],
    ['faces_triplet&lr=0.003', 'mining=hard'],
    ['triplet&lr=0.01', 'mining=hard'],
    ['triplet_cosine&lr=0.01', 'mining=hard'],
  ]),
  ...faultsOf('hard_negatives', [['faces', 'hard=1']]),
]
