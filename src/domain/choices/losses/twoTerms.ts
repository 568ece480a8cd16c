/**
 * Losses of two terms: one pulls pairs below `near`, the other pushes pairs beyond `far`, and a
 * label of 1 chooses between them. What such a loss aims at and cannot get below follows from these.
 */
import { DISTANCES } from '../distances'
import type { DataFacts } from '../../dataCounts'
import { floor, round, type Floor } from '../../floor'
import { isSigmaOfDistance, outputName, outputRange, type OutputSettings } from '../../outputs'
import { shareOfSame } from '../../shares'
import type { CommonSettings, Convention } from '../../settings'
import { bestConstant, constantBound, flippedBound, type PulledTerms, type Terms } from './bounds'
import { rangeFloor } from './rangeFloor'

export type TwoTermConfig = CommonSettings &
  OutputSettings & { readonly convention: Convention; readonly margin: number }

/** Facts of a loss of two terms. @param terms what its settings make of them */
export function twoTerms<C extends TwoTermConfig>(terms: (config: C) => Terms) {
  return {
    terms,
    meets: 'its_own_label',
    withinBatch: false,
    output: 'distance',
    threshold: (config: C) => (terms(config).near + terms(config).far) / 2,
    marginLine: (config: C) => terms(config).far,
    floors: (config: C, facts: DataFacts) =>
      termFloors(config, facts, pulledTerms(terms(config), config, facts)),
    guessing: (config: C, facts: DataFacts) =>
      constantBound(pulledTerms(terms(config), config, facts), outputRange(config)),
  } as const
}

/** With the share of the pairs that are pulled, by what the labels mean and are taken to mean. */
export function pulledTerms(terms: Terms, config: TwoTermConfig, facts: DataFacts): PulledTerms {
  const p = shareOfSame(config, facts)
  return { ...terms, pulled: config.labels === config.convention ? p : 1 - p }
}

const isFlipped = ({ labels, convention }: TwoTermConfig) => labels !== convention

/** What the loss cannot get below, then what it scores that has learnt nothing, where that is more. */
function termFloors(config: TwoTermConfig, facts: DataFacts, terms: PulledTerms): readonly Floor[] {
  const ofRange = rangeFloor(config, terms)
  const flipped =
    outputName(config) === 'distance' && isFlipped(config)
      ? flippedFloor(config, facts, terms)
      : null
  if (flipped !== null)
    return ofRange === null || ofRange.value <= flipped.value ? [flipped] : [ofRange]
  const constant = constantFloor(config, terms)
  if (ofRange === null) return [constant]
  // σ's own floor says what there is to say; and in a range of one value there is nothing above.
  return isSigmaOfDistance(config) || ofRange.value >= constant.value
    ? [ofRange]
    : [ofRange, constant]
}

function constantFloor(config: TwoTermConfig, terms: PulledTerms): Floor {
  const range = outputRange(config)
  const what = outputName(config)
  return floor(
    constantBound(terms, range),
    `constant ${what}`,
    `What a network scores at best that gives every pair the same ${what}, ${round(bestConstant(terms, range))}. A loss that stays here tells no pairs apart.`,
  )
}

function flippedFloor(config: TwoTermConfig, facts: DataFacts, terms: PulledTerms): Floor | null {
  const bound = DISTANCES[config.distance].negativeType(config)
    ? flippedBound(config, facts, terms)
    : null
  if (bound === null) return null
  return floor(
    bound,
    'flipped floor',
    'Same pairs are pushed apart and different ones pulled together. But two classes cannot lie nearer to each other than the images within them, on average (the energy distance is never negative). So the loss cannot stay below this; a single batch may.',
  )
}
