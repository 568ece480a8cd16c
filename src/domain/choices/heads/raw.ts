import type { NoFields } from '../choice'
import type { HeadFacts } from './head'

/** The distance itself, as the contrastive loss wants it. */
export const raw: HeadFacts<NoFields> = {
  label: 'raw distance',
  fields: {},
  layers: [],
  takesDistance: true,
  isProbability: false,
  reach: (distance) => distance,
}
