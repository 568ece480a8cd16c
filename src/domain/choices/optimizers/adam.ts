import type { NoFields } from '../choice'
import type { Optimizer } from './optimizer'

export const adam: Optimizer<NoFields> = {
  label: 'Adam',
  help: 'β₁ 0.9, β₂ 0.999, ε 1e-7.',
  fields: {},
  slots: 2,
}
