import type { NoFields } from '../choice'
import type { Head } from './head'

/** The distance itself, as the contrastive loss wants it. */
export const raw: Head<NoFields> = {
  label: 'raw distance',
  fields: {},
  layers: [],
  takesDistance: true,
  isProbability: false,
  range: (longest) => [0, longest],
}
