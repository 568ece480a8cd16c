import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const squared: DistanceFacts<NoFields> = {
  label: 'squared Euclidean',
  help: 'Σ(a − b)²: no root, no ε needed.',
  fields: {},
  longest: Infinity,
  root: false,
  negativeType: true,
  angle: false,
}
