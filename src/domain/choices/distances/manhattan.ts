import { isConstant, widthOf } from '../../embeddingBounds'
import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const manhattan: DistanceFacts<NoFields> = {
  label: 'Manhattan',
  help: 'Σ|a − b|.',
  fields: {},
  longest: (bounds) =>
    bounds.simplexes > 0
      ? isConstant(bounds)
        ? 0
        : 2 * bounds.simplexes
      : bounds.dimension * widthOf(bounds),
  root: false,
  negativeType: true,
  angle: false,
}
