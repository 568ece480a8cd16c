import type { EmbeddingBounds } from '../../embeddingBounds'
import { FROM_0, type Bound } from '../../range'
import type { NoFields } from '../choice'
import type { DistanceFacts } from './distance'
import { boundOf, isConstant } from './spans'

export const cosine: DistanceFacts<NoFields> = {
  label: 'cosine',
  help: '1 − cos(a, b): 0 to 2, blind to length.',
  fields: {},
  reach: (bounds) => ({ least: FROM_0, most: mostOf(bounds) }),
  root: false,
  negativeType: () => true,
  angle: true,
}

/** Where no component is below 0, no angle is beyond 90°; an embedding of zeros is at 1 from all others. */
function mostOf(bounds: EmbeddingBounds): Bound {
  if (bounds.low < 0) return { at: 2, name: 'cosine', why: 'a cosine distance is at most 2' }
  const bound = boundOf(bounds, isConstant(bounds) ? 0 : 1, 'have a cosine distance of at most 1')
  return { ...bound, name: `${bound.name} cosine` }
}
