import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const manhattan: DistanceFacts<NoFields> = {
  label: 'Manhattan',
  help: 'Σ|a − b|.',
  fields: {},
  longest: Infinity,
  root: false,
  negativeType: true,
  angle: false,
}
