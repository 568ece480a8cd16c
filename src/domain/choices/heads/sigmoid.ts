import { round } from '../../floor'
import type { Bound } from '../../range'
import type { NoFields } from '../choice'
import type { HeadFacts } from './head'

/** σ of the distance itself, which is never below 0: so it begins at ½. */
export const sigmoid: HeadFacts<NoFields> = {
  label: 'σ(distance)',
  help: 'Never below ½, as a distance is never below 0.',
  fields: {},
  layers: [],
  takesDistance: true,
  isProbability: true,
  reach: ({ least, most }) => ({ least: leastOf(least), most: mostOf(most) }),
}

const sigma = (x: number) => 1 / (1 + Math.exp(-x))

function leastOf({ at: least, why }: Bound): Bound {
  const at = sigma(least)
  const raised = round(at) !== '0.5' && why !== null
  return {
    at,
    name: 'σ',
    why: raised
      ? `${why}, so σ of it is never below ${round(at)}`
      : 'σ of a distance is never below ½',
  }
}

function mostOf({ at: most, why }: Bound): Bound {
  const at = sigma(most)
  const lowered = most < Infinity && why !== null
  return {
    at,
    name: 'σ',
    why: lowered ? `${why}, so σ of it is never above ${round(at)}` : 'σ never reaches 1',
  }
}
