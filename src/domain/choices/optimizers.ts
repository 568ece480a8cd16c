/** Every optimiser, by its id in the link, in the order they are offered. */
import { adam } from './optimizers/adam'
import { rmsprop } from './optimizers/rmsprop'
import { sgd } from './optimizers/sgd'

export const OPTIMIZERS = { rmsprop, adam, sgd } as const
export type OptimizerId = keyof typeof OPTIMIZERS
