/**
 * How far figures would be from these on other people: each is reckoned again with some of the people
 * left out, group after group, and the spread of what comes out is that of the figure. Resampling
 * pairs would be blind to it: thousands of pairs are of a few people.
 *
 * Sources: Efron and Stein 1981 (the jackknife's variance of statistics of pairs, which is not below the
 * true one on average); Shao and Wu 1989 (groups, which make it hold for rates at a quantile); Korn and
 * Graubard 1998 (an interval of a rate by its effective number of observations); Wilson 1927; Zou and Donner
 * 2008 (an interval of a difference by those of its two sides).
 * What these intervals cover was measured: docs/verification.md.
 */
import type { Convention } from '../settings'
import type { PairOutputs } from './pairOutputs'
import type { PairUnits } from './pairUnits'
import { quantileOfT } from './studentT'
import { sortPairs, weightedFigures, type Figures } from './weightedFigures'

/** The 95 % interval of a figure. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Wider than that there is no telling: from guessing to no fault it is one half. */
const WIDEST = 0.5

/** Whether an interval, of a rate or of a difference of two, says anything of others. */
export const tells = ({ low, high }: Interval): boolean => high - low <= WIDEST

/** Something reckoned of all, and again without each group of units. */
export interface LeftOut<T> {
  readonly whole: T
  readonly without: readonly T[]
  readonly units: Pick<PairUnits, 'count' | 'over'>
}

/**
 * Groups of units: more than thirty say no more of the spread, and ten say it nearly as well. Each costs a
 * pass over the pairs, so that there are fewer where those are very many.
 */
const GROUPS = { least: 10, most: 30, pairs: 150_000 }
/** Units below which nothing is said. */
const FEWEST = 3
/** Pairs that one unit counts for at most: what is right of one photo of a person is likely of the next. */
const MOST_A_UNIT = 20

/**
 * Figures of all pairs and without each group; null where they are not known for one of these.
 * @param share what same pairs count for in the best accuracy; as many as they are, unless told
 */
export function figuresLeftOut(
  judged: PairOutputs,
  larger: Convention,
  units: PairUnits,
  fars: readonly number[],
  share?: number,
): LeftOut<Figures> | null {
  const sorted = units.count < FEWEST ? null : sortPairs(judged, larger, units, share)
  if (sorted === null) return null
  return leftOut(
    units,
    (weights) => weightedFigures(sorted, weights, fars),
    ({ auc }) => auc,
  )
}

/** What comes out at a threshold. */
export interface RatesAt {
  /** Share of pairs taken for what they are, each kind by the share it is to count for. */
  readonly accuracy: number
  /** Shares of the different and of the same pairs that are taken for same. */
  readonly far: number
  readonly tar: number
}

/**
 * Rates of pairs that are taken for what they are, or not, likewise.
 * @param taken 1 where a pair is taken for same
 * @param share what same pairs count for in the accuracy, 0 to 1
 */
export function ratesLeftOut(
  same: Uint8Array,
  taken: Uint8Array,
  units: PairUnits,
  share: number,
): LeftOut<RatesAt> | null {
  if (units.count < FEWEST) return null
  const { first, second } = units
  const rates = (weights: Float64Array): RatesAt => {
    const all = new Float64Array(2)
    const passed = new Float64Array(2)
    for (let i = 0; i < same.length; i++) {
      const [kind, one, two] = [same[i] as number, first[i] as number, second[i] as number]
      const weight = (weights[one] as number) * (one === two ? 1 : (weights[two] as number))
      all[kind] = (all[kind] as number) + weight
      if (taken[i] === 1) passed[kind] = (passed[kind] as number) + weight
    }
    const rate = (kind: 0 | 1) => (passed[kind] as number) / (all[kind] as number)
    const [far, tar] = [rate(0), rate(1)]
    return { far, tar, accuracy: share * tar + (1 - share) * (1 - far) }
  }
  return leftOut(units, rates, ({ accuracy }) => accuracy)
}

function leftOut<T>(
  { first, count, over }: PairUnits,
  reckon: (weights: Float64Array) => T,
  known: (of: T) => number,
): LeftOut<T> | null {
  const affordable = Math.floor(GROUPS.pairs / first.length)
  const groups = Math.min(count, GROUPS.most, Math.max(GROUPS.least, affordable))
  const whole = reckon(new Float64Array(count).fill(1))
  const without = Array.from({ length: groups }, (_, group) =>
    reckon(Float64Array.from({ length: count }, (_, unit) => (unit % groups === group ? 0 : 1))),
  )
  // Without one person there may be no pairs of a kind any more.
  return [whole, ...without].some((each) => Number.isNaN(known(each)))
    ? null
    : { whole, without, units: { count, over } }
}

/** Σ of the squares around the mean, times (G − 1) / G; whatever the groups' sizes, which differ by one. */
function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return ((values.length - 1) / values.length) * squares
}

/**
 * The interval of a rate from 0 to 1: Wilson's, of as many observations as would scatter as the rate does,
 * with Student's t for the groups' few degrees of freedom. Where nothing scatters, since the rate is 0
 * or 1, a unit counts for one observation, as nothing more was seen of it.
 * @param atEnd what a unit counts for there
 */
export function rateInterval<T>(
  { whole, without, units }: LeftOut<T>,
  of: (each: T) => number,
  atEnd = 1,
): Interval {
  const rate = of(whole)
  const spread = variance(without.map(of))
  const most = MOST_A_UNIT * units.count
  const isInside = rate > 0 && rate < 1 && spread > 0
  const n = isInside ? Math.min(most, (rate * (1 - rate)) / spread) : atEnd * units.count
  const z2 = quantileOfT(without.length - 1) ** 2
  const centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
  const reach = Math.sqrt(z2 * ((rate * (1 - rate)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}

/** The AUC's: where every same pair lies nearer than every different one, that was seen of many pairs. */
export const aucInterval = (figures: LeftOut<Figures>): Interval =>
  rateInterval(figures, ({ auc }) => auc, MOST_A_UNIT)

/**
 * By how much a figure of the same pairs is larger, and the interval of that; both are of the same units. It
 * is made of the two figures' own intervals and of how they go together, so that it never leaves what
 * is possible: at a figure of 1 nothing is added on that side.
 */
export function differenceOf<T>(
  before: LeftOut<T>,
  after: LeftOut<T>,
  of: (each: T) => number,
  atEnd = 1,
): Interval & { readonly gain: number } {
  const [one, two] = [of(before.whole), of(after.whole)]
  const gain = two - one
  const [ones, twos] = [before.without.map(of), after.without.map(of)]
  if (gain === 0 && ones.every((each, i) => each === twos[i])) return { gain, low: 0, high: 0 }
  const r = correlation(ones, twos)
  const [from, to] = [rateInterval(before, of, atEnd), rateInterval(after, of, atEnd)]
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x + y * y - 2 * r * x * y))
  return {
    gain,
    low: gain - reach(two - to.low, from.high - one),
    high: gain + reach(to.high - two, one - from.low),
  }
}

/** The AUC's, likewise. */
export const aucDifference = (before: LeftOut<Figures>, after: LeftOut<Figures>) =>
  differenceOf(before, after, ({ auc }) => auc, MOST_A_UNIT)

/** 0 where one of them does not scatter. */
function correlation(ones: readonly number[], twos: readonly number[]): number {
  const [one, two] = [variance(ones), variance(twos)]
  if (one === 0 || two === 0) return 0
  return (
    (variance(ones.map((each, i) => each + (twos[i] as number))) - one - two) /
    (2 * Math.sqrt(one * two))
  )
}
