import type { NoFields } from '../choice'
import type { Optimizer } from './optimizer'

export const rmsprop: Optimizer<NoFields> = {
  label: 'RMSprop',
  help: 'ρ 0.9, ε 1e-7.',
  fields: {},
  slots: 1,
}
