/** Batches too small, and statistics that lag behind. */
import { faultsOf } from './entry'

export const BATCH = [
  ...faultsOf('statistics', [
    ['batch_norm&lr=0.003', 'steps=15'],
    ['faces_batch_norm', 'steps=40'],
    ['net_definition', 'steps=40'],
    ['faces_batch_norm', 'steps=80'],
    ['batch_norm_first&norm=none', 'steps=30'],
  ]),
  ...faultsOf('batch', [
    ['batch_norm&lr=0.01', 'batch=2'],
    ['faces&lr=0.01', 'batch=2'],
  ]),
]
