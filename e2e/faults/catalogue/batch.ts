/** Batches too small, and statistics that lag behind. */
import { faultsOf } from './entry'

export const BATCH = [
  ...faultsOf('statistics', [
    ['batch_norm', 'steps=25'],
    ['batch_norm&lr=0.003', 'steps=15'],
    ['batch_norm&opt=rmsprop', 'steps=30'],
    ['faces_batch_norm', 'steps=40'],

    ['net_definition', 'steps=40'],
    ['faces_batch_norm', 'steps=80'],
    ['batch_norm_first&norm=none', 'steps=30'],
    ['batch_norm&loss=triplet&margin=0.5', 'steps=25'],
  ]),
  ...faultsOf('batch', [
    ['small&lr=0.03', 'batch=2'],
    ['faces', 'batch=2'],
    ['batch_norm&lr=0.01', 'batch=2'],

    ['faces_triplet', 'batch=2'],
    ['faces_nce', 'batch=2'],
    ['faces_bce', 'batch=2'],
  ]),
]
