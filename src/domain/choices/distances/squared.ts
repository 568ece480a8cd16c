import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'
import { mostSquared, sumReach } from './spans'

export const squared: DistanceFacts<NoFields> = {
  label: 'squared Euclidean',
  help: 'Σ(a − b)²: no root, no ε needed.',
  fields: {},
  reach: (bounds) => sumReach(bounds, mostSquared(bounds), 'a squared distance'),
  root: false,
  negativeType: () => true,
  angle: false,
}
