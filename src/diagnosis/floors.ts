/** The floors of a run's loss, from its settings and the proportions of its pairs. */
import type { RunConfig } from '../domain/config'
import type { DataFacts } from '../domain/dataFacts'
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

/** The floors worth drawing for a run; none where there are no classes to make pairs of. */
export function lossFloors(config: RunConfig, facts: DataFacts): readonly Floor[] {
  if (facts.counts.length < 2) return []
  switch (config.loss) {
    case 'contrastive':
    case 'double_margin':
    case 'cosine_embedding':
      return termFloors(config, facts, termsOf(config.loss, config, facts))
    case 'broadcast':
      return [broadcastFloor(config, facts, termsOf(config.loss, config, facts))]
    case 'bce':
      return crossEntropyFloors(config, facts)
    case 'triplet':
      return [tripletFloor(config)]
    case 'info_nce':
      return [infoNceFloor(config, facts)]
    default:
      return config.loss satisfies never
  }
}

/** What a network scores at best that tells no pairs apart. */
export function guessingLoss(config: RunConfig, facts: DataFacts): number {
  switch (config.loss) {
    case 'contrastive':
    case 'double_margin':
    case 'cosine_embedding':
    case 'broadcast':
      return constantBound(termsOf(config.loss, config, facts), outputRange(config))
    case 'bce':
      return entropy(config, facts)
    case 'triplet':
      return tripletAtEqual(config)
    case 'info_nce':
      return infoNceAtEqual(config, facts)
    default:
      return config.loss satisfies never
  }
}

const CHANCE: Floor = {
  value: 0.5,
  label: 'chance',
  reason: 'Half of the held-out pairs are same pairs, so guessing scores ½.',
}
/** Pairs of each kind that a live evaluation takes where there are as many. */
const LIVE_OF_A_KIND = 100

/** The floors of the held-out accuracy: ½ for balanced pairs; a list may hold more of one kind. */
export function accuracyFloors({ heldOut }: DataFacts): readonly Floor[] {
  const balanced =
    heldOut === null ||
    heldOut.same === heldOut.different ||
    Math.min(heldOut.same, heldOut.different) >= LIVE_OF_A_KIND
  return balanced ? [CHANCE] : []
}

function broadcastFloor(config: RunConfig, facts: DataFacts, terms: Terms): Floor {
  const range = outputRange(config)
  const what = config.head === 'raw' ? 'distance' : 'output'
  return floor(
    broadcastBound(config, facts, terms, range),
    'map_fn floor',
    `Every ${what} meets every label of the batch, so none can suit its own pair. With p = ${round(terms.pulled)}, the share of labels that ask for a small ${what}, the mean of p·d² + (1 − p)·max(0, m − d)² is least where every ${what} is ${round(bestConstant(terms, range))}.`,
  )
}

function termFloors(config: RunConfig, facts: DataFacts, terms: Terms): readonly Floor[] {
  if (config.head === 'raw' && isInverted(config))
    return [flippedFloor(config, facts, terms) ?? constantFloor(config, terms)]
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

function flippedFloor(config: RunConfig, facts: DataFacts, terms: Terms): Floor | null {
  const bound = flippedBound(config, facts, terms)
  if (bound === null) return null
  return floor(
    bound,
    'flipped floor',
    'Same pairs are pushed apart and different ones pulled together. But two classes cannot lie nearer to each other than the images within them, on average (the energy distance is never negative). So the loss cannot stay below this; a single batch may.',
  )
}
