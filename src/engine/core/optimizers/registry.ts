import type { RunConfig } from '../../../domain/config'
import { adam } from './adam'
import type { CreateOptimizer } from './optimizer'
import { rmsprop } from './rmsprop'
import { sgd } from './sgd'

export const OPTIMIZERS: Readonly<Record<RunConfig['optimizer'], CreateOptimizer>> = {
  rmsprop,
  adam,
  sgd,
}
