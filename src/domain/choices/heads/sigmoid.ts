import type { NoFields } from '../choice'
import type { HeadFacts } from './head'

const sigma = (x: number) => 1 / (1 + Math.exp(-x))

/** σ of the distance itself, which is never below 0: so it begins at ½. */
export const sigmoid: HeadFacts<NoFields> = {
  label: 'σ(distance)',
  help: 'Never below ½, as a distance is never below 0.',
  fields: {},
  layers: [],
  takesDistance: true,
  isProbability: true,
  range: ([least, most]) => [sigma(least), sigma(most)],
}
