import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const cosine: DistanceFacts<NoFields> = {
  label: 'cosine',
  help: '1 − cos(a, b): 0 to 2, blind to length.',
  fields: {},
  // Vectors without a negative component are at most at a right angle.
  longest: ({ component: [least] }) => (least >= 0 ? 1 : 2),
  root: false,
  negativeType: true,
  angle: true,
}
