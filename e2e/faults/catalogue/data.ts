/** Labels, pairs and their shares. */
import { faultsOf } from './entry'

export const DATA = [
  ...faultsOf('convention', [
    ['small', 'convention=different'],
    ['rmsprop', 'labels=different'],
    ['double', 'convention=different'],
    ['cosine_embedding', 'labels=different'],
    ['flipped', 'convention=same'],
    ['encoder', 'convention=different'],
    ['faces', 'labels=different'],
    ['head', 'convention=different'],
    ['squared', 'convention=different'],
    ['manhattan', 'labels=different'],
    ['cosine', 'convention=different'],
    ['test_model', 'convention=different'],
    ['deep', 'labels=different'],
    ['faces_double', 'convention=different'],
    ['softmax', 'labels=different'],
    ['encoder&opt=rmsprop&labels=different&convention=different', 'labels=same'],
  ]),
  ...faultsOf('few_people', [['faces&steps=500', 'heldout=80']]),
  ...faultsOf('imbalance', [
    ['faces', 'pairs=every'],
    ['faces&opt=rmsprop', 'pairs=every'],
    ['faces&lr=0.003', 'pairs=every'],
    ['faces_double', 'pairs=every'],
    ['faces&loss=contrastive&distance=squared', 'pairs=every'],
    ['faces_koch', 'pairs=every'],
    ['faces&half=1', 'pairs=every'],
  ]),
]
