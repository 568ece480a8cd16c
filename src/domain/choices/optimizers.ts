/** Every optimiser, by its id in the link, in the order they are offered. */
import type { ScheduleSettings } from '../schedule'
import type { CommonSettings } from '../settings'
import type { SettingsOf } from './choice'
import { adadelta } from './optimizers/adadelta'
import { adagrad } from './optimizers/adagrad'
import { adam } from './optimizers/adam'
import { adamw } from './optimizers/adamw'
import { rmsprop } from './optimizers/rmsprop'
import type { UpdateRule } from './optimizers/rule'
import { sgd } from './optimizers/sgd'

export const OPTIMIZERS = { rmsprop, adam, sgd, adamw, adagrad, adadelta } as const
export type OptimizerId = keyof typeof OPTIMIZERS

/** Which optimiser, and all that any of them is set by. */
export type OptimizerSettings = Pick<CommonSettings, 'learningRate'> &
  ScheduleSettings &
  SettingsOf<typeof OPTIMIZERS> & { readonly optimizer: OptimizerId }

/** The rule of the optimiser as it is set. */
export const ruleOf = (settings: OptimizerSettings): UpdateRule => {
  const facts = OPTIMIZERS[settings.optimizer]
  return ('variant' in facts ? facts.variant?.(settings) : null) ?? facts.rule
}
