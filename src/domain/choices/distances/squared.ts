import { isConstant, widthOf } from '../../embeddingBounds'
import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'

export const squared: DistanceFacts<NoFields> = {
  label: 'squared Euclidean',
  help: 'Σ(a − b)²: no root, no ε needed.',
  fields: {},
  // Two corners of a simplex are at 1² + 1².
  longest: (bounds) =>
    bounds.simplexes > 0
      ? isConstant(bounds)
        ? 0
        : 2 * bounds.simplexes
      : bounds.dimension * widthOf(bounds) ** 2,
  root: false,
  negativeType: true,
  angle: false,
}
