import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'
import { mostAbsolute, sumReach } from './spans'

export const manhattan: DistanceFacts<NoFields> = {
  label: 'Manhattan',
  help: 'Σ|a − b|.',
  fields: {},
  reach: (bounds) => sumReach(bounds, mostAbsolute(bounds), 'a Manhattan distance'),
  root: false,
  negativeType: () => true,
  angle: false,
}
