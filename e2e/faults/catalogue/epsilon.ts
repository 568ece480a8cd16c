/** The root's ε: none where a distance of 0 comes, or so large that nothing gets below it. */
import { faultsOf } from './entry'

export const EPSILON = [
  ...faultsOf('epsilon_large', [
    ['small&margin=0.5', 'eps=0.1'],
    ['half&margin=0.6', 'eps=0.1'],
    ['double&margin=0.4&margin_same=0.1', 'eps=0.1'],
    ['faces&margin=0.5', 'eps=0.1'],
    ['small&margin=0.3', 'eps=0.05'],
    ['flipped&margin=0.5', 'eps=0.1'],
  ]),
  ...faultsOf('epsilon_none', [
    ['triplet', 'eps=0'],
    ['triplet_hard', 'eps=0'],
    ['triplet&batch=64', 'eps=0'],
    ['encoder&self=1&pairs=every&batch=128', 'eps=0'],
    ['info_nce&distance=euclidean&temperature=0.5', 'eps=0'],
    ['faces&self=1&pairs=every&loss=triplet&margin=0.5', 'eps=0'],
    ['small&self=1&pairs=every&batch=256&slope=tensorflow&eps=0', 'slope=ieee'],
    ['triplet&mining=all', 'eps=0'],
    ['deep&loss=triplet', 'eps=0'],
  ]),
  ...faultsOf('self_pairs', [
    ['small&eps=0&opt=rmsprop&pairs=every&batch=256', 'self=1'],
    ['encoder&eps=0', 'self=1'],
    ['flipped&eps=0', 'self=1'],
    ['double&eps=0&batch=128', 'self=1'],
  ]),
]
