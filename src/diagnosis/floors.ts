/** The floors of a run's loss, from its settings and the proportions of its pairs. */
import type { RunConfig } from '../domain/config'
import {
  bestConstant,
  broadcastBound,
  constantBound,
  flippedBound,
  rangeBound,
  termsOf,
  type Terms,
} from './bounds'
import { crossEntropyFloors, entropy } from './crossEntropyFloors'
import { infoNceAtEqual, infoNceFloor, tripletAtEqual, tripletFloor } from './equalDistances'
import { floor, round, type Floor } from './floor'
import { isInverted, outputRange } from './reading'

/** The floors worth drawing for a run. */
export function lossFloors(config: RunConfig): readonly Floor[] {
  switch (config.loss) {
    case 'contrastive':
    case 'double_margin':
    case 'cosine_embedding':
      return termFloors(config, termsOf(config.loss, config))
    case 'broadcast':
      return [broadcastFloor(config, termsOf(config.loss, config))]
    case 'bce':
      return crossEntropyFloors(config)
    case 'triplet':
      return [tripletFloor(config)]
    case 'info_nce':
      return [infoNceFloor(config)]
    default:
      return config.loss satisfies never
  }
}

/** What a network scores at best that tells no pairs apart. */
export function guessingLoss(config: RunConfig): number {
  switch (config.loss) {
    case 'contrastive':
    case 'double_margin':
    case 'cosine_embedding':
    case 'broadcast':
      return constantBound(termsOf(config.loss, config), outputRange(config))
    case 'bce':
      return entropy(config)
    case 'triplet':
      return tripletAtEqual(config)
    case 'info_nce':
      return infoNceAtEqual(config)
    default:
      return config.loss satisfies never
  }
}

/** Held-out pairs are balanced, so guessing scores ½. */
export const ACCURACY_FLOORS: readonly Floor[] = [
  {
    value: 0.5,
    label: 'chance',
    reason: 'Half of the held-out pairs are same pairs, so guessing scores ½.',
  },
]

function broadcastFloor(config: RunConfig, terms: Terms): Floor {
  const range = outputRange(config)
  const what = config.head === 'raw' ? 'distance' : 'output'
  return floor(
    broadcastBound(config, terms, range),
    'map_fn floor',
    `Every ${what} meets every label of the batch, so none can suit its own pair. With p = ${round(terms.pulled)}, the share of labels that ask for a small ${what}, the mean of p·d² + (1 − p)·max(0, m − d)² is least where every ${what} is ${round(bestConstant(terms, range))}.`,
  )
}

function termFloors(config: RunConfig, terms: Terms): readonly Floor[] {
  if (config.head === 'raw' && isInverted(config)) return [flippedFloor(config, terms)]
  const range = outputRange(config)
  const value = rangeBound(terms, range)
  const constant = constantFloor(config, terms)
  if (value === 0) return [constant]
  return config.head === 'sigmoid'
    ? [floor(value, 'σ floor', `${aboveHalf(config, terms)}${belowOne(terms)}`)]
    : [floor(value, 'σ < 1 floor', belowOne(terms).trim()), constant]
}

function constantFloor(config: RunConfig, terms: Terms): Floor {
  const range = outputRange(config)
  const what = config.head === 'raw' ? 'distance' : 'output'
  return floor(
    constantBound(terms, range),
    `constant ${what}`,
    `What a network scores at best that gives every pair the same ${what}, ${round(bestConstant(terms, range))}. A loss that stays here tells no pairs apart.`,
  )
}

function aboveHalf(config: RunConfig, { near, power, factor }: Terms): string {
  const cost = factor * (outputRange(config)[0] - near) ** power
  return `σ of a distance is never below ½, so a ${isInverted(config) ? 'different' : 'same'} pair, which the loss wants at ${round(near)}, costs at least ${round(cost)}.`
}

const belowOne = ({ far }: Terms) =>
  far > 1
    ? ` σ never reaches the margin ${round(far)}, so pairs to push apart always cost, too.`
    : ''

function flippedFloor(config: RunConfig, terms: Terms): Floor {
  return floor(
    flippedBound(config, terms),
    'flipped floor',
    'Same pairs are pushed apart and different ones pulled together. But two classes cannot lie nearer to each other than the images within them, on average (the energy distance is never negative). So the loss cannot stay below this; a single batch may.',
  )
}
