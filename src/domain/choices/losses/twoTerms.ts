/**
 * Losses of two terms: one pulls pairs below `near`, the other pushes pairs beyond `far`, and a
 * label of 1 chooses between them. What such a loss aims at and cannot get below follows from these.
 */
import { DISTANCES } from '../distances'
import type { DataFacts } from '../../dataCounts'
import { floor, round, type Floor } from '../../floor'
import {
  isLearnt,
  isSigmaOfDistance,
  outputName,
  outputRange,
  reach,
  type OutputSettings,
} from '../../outputs'
import { shareOfSame } from '../../shares'
import type { CommonSettings, Convention } from '../../settings'
import {
  bestConstant,
  constantBound,
  flippedBound,
  rangeBound,
  type PulledTerms,
  type Terms,
} from './bounds'

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

function termFloors(config: TwoTermConfig, facts: DataFacts, terms: PulledTerms): readonly Floor[] {
  if (outputName(config) === 'distance' && isFlipped(config))
    return [flippedFloor(config, facts, terms) ?? constantFloor(config, terms)]
  const range = outputRange(config)
  const value = rangeBound(terms, range)
  const constant = constantFloor(config, terms)
  if (value <= BINDS * constant.value) return [constant]
  if (isSigmaOfDistance(config))
    return [floor(value, 'σ floor', `${aboveHalf(config, terms)}${belowOne(terms)}`)]
  if (isLearnt(config)) return [floor(value, 'σ < 1 floor', belowOne(terms).trim()), constant]
  return [rangeFloor(config, terms, value), constant]
}

/** Part of what guessing scores from which on a bound by the outputs' range is worth drawing. */
const BINDS = 0.01

/** Distances that cannot come as near, or as far apart, as the loss wants them. */
function rangeFloor(config: TwoTermConfig, terms: Terms, value: number): Floor {
  const { least, most, leastBy, mostBy } = reach(config)
  const near =
    least > terms.near && leastBy !== null
      ? `${leastBy}; the loss wants same pairs at ${round(terms.near)}.`
      : null
  const far =
    most < terms.far && mostBy !== null
      ? `${mostBy}; the loss wants different pairs beyond ${round(terms.far)}.`
      : null
  const name = far === null ? '√ε floor' : 'reach floor'
  return floor(value, name, [far, near].filter((each) => each !== null).join(' '))
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

function aboveHalf(config: TwoTermConfig, { near, power, factor }: Terms): string {
  const cost = factor * (outputRange(config)[0] - near) ** power
  return `σ of a distance is never below ½, so a ${isFlipped(config) ? 'different' : 'same'} pair, which the loss wants at ${round(near)}, costs at least ${round(cost)}.`
}

const belowOne = ({ far }: Terms) =>
  far > 1
    ? ` σ never reaches the margin ${round(far)}, so pairs to push apart always cost, too.`
    : ''

function flippedFloor(config: TwoTermConfig, facts: DataFacts, terms: PulledTerms): Floor | null {
  const { negativeType } = DISTANCES[config.distance]
  const bound = negativeType ? flippedBound(config, facts, terms) : null
  if (bound === null) return null
  return floor(
    bound,
    'flipped floor',
    'Same pairs are pushed apart and different ones pulled together. But two classes cannot lie nearer to each other than the images within them, on average (the energy distance is never negative). So the loss cannot stay below this; a single batch may.',
  )
}
