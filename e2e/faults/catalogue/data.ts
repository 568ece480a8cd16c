/** Labels, pairs and their shares. */
import { faultsOf } from './entry'

export const DATA = [
  ...faultsOf('convention', [
    ['small', 'convention=different'],
    ['rmsprop', 'labels=different'],
    ['double', 'convention=different'],
    ['cosine_embedding', 'labels=different'],
    ['flipped', 'labels=same'],
    ['encoder', 'convention=different'],
    ['faces', 'labels=different'],
    ['head', 'convention=different'],
    ['squared', 'convention=different'],
  ]),
  ...faultsOf('imbalance', [
    ['faces', 'pairs=every'],
    ['faces&opt=rmsprop', 'pairs=every'],
    ['faces&lr=0.003', 'pairs=every'],
    ['faces_double', 'pairs=every'],
    ['faces_bce', 'pairs=every'],
  ]),
]
