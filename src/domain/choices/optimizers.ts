/** Every optimiser, by its id in the link, in the order they are offered. */
import type { CommonSettings } from '../settings'
import type { SettingsOf } from './choice'
import { adam } from './optimizers/adam'
import { rmsprop } from './optimizers/rmsprop'
import { sgd } from './optimizers/sgd'

export const OPTIMIZERS = { rmsprop, adam, sgd } as const
export type OptimizerId = keyof typeof OPTIMIZERS

/** Which optimiser, and all that any of them is set by. */
export type OptimizerSettings = Pick<CommonSettings, 'learningRate'> &
  SettingsOf<typeof OPTIMIZERS> & { readonly optimizer: OptimizerId }
