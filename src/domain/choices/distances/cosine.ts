import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const cosine: DistanceFacts<NoFields> = {
  label: 'cosine',
  help: '1 − cos(a, b): 0 to 2, blind to length.',
  fields: {},
  longest: 2,
  root: false,
  negativeType: true,
  angle: true,
}
