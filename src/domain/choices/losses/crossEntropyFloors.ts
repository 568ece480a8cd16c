/** Floors of the cross-entropy −y·ln o − (1 − y)·ln(1 − o), o = P(label = 1). */
import { DISTANCES } from '../distances'
import type { DataFacts } from '../../dataCounts'
import { capital, floor, round, type Floor } from '../../floor'
import { isSigmaOfDistance, outputName, outputReach, type OutputSettings } from '../../outputs'
import type { CommonSettings } from '../../settings'
import { classShares, shareOfSame, type PairConfig } from '../../shares'

type Config = CommonSettings & OutputSettings

export function crossEntropyFloors(config: Config, facts: DataFacts): readonly Floor[] {
  if (outputName(config) === 'distance') return []
  if (isSigmaOfDistance(config)) return [sigmoidFloor(config, facts)]
  return [
    floor(
      entropy(config, facts),
      'guessing',
      'What a network scores at best that gives every pair the same probability. A loss that stays here tells no pairs apart.',
    ),
  ]
}

/** The loss of the best constant probability, p. */
export function entropy(config: PairConfig, facts: DataFacts): number {
  const p = shareOfSame(config, facts)
  return -p * Math.log(p) - (1 - p) * Math.log(1 - p)
}

/**
 * σ(d) ≥ ½, so a pair labelled 0 costs at least −ln(1 − ½) = ln 2, a little more where ε raises the
 * distance, and one labelled 1 at least −ln of the largest output. Where 1 means same, same pairs are
 * pushed apart besides: for balanced pairs, by convexity and the energy distance (`flippedBound`), the
 * mean loss is no less than ½[ln(1 + e^−μ) + ln(1 + e^ρμ)], μ being the mean distance of same pairs and
 * ρ = min vᵢ/wᵢ. That is ln 2 for large classes, and a little less where classes are small.
 */
function sigmoidFloor(config: Config, facts: DataFacts): Floor {
  const same = config.labels === 'same'
  const { least, most } = outputReach(config)
  const ones = same ? shareOfSame(config, facts) : 1 - shareOfSame(config, facts)
  const [ofZero, ofOne] = [-Math.log(1 - least.at), -Math.log(most.at)]
  const byRange = (1 - ones) * ofZero + ones * ofOne
  const apart =
    same && config.pairs === 'balanced' && DISTANCES[config.distance].negativeType(config)
      ? pushedApart(config, facts)
      : 0
  if (apart >= byRange)
    return floor(
      apart,
      'σ floor',
      'σ(distance) is taken for P(same), so same pairs are pushed apart and different ones pulled together. Two classes cannot lie nearer to each other than the images within them, on average; so the least is about ln 2, with all distances near 0.',
    )
  const [zero, one] = same ? ['different', 'same'] : ['same', 'different']
  const capped =
    ofOne < SEEN
      ? ''
      : ` ${capital(most.why ?? '')}, so a ${one} pair, labelled 1, costs at least ${round(ofOne)}.`
  return floor(
    byRange,
    'σ floor',
    `${capital(least.why ?? '')}, so a ${zero} pair, labelled 0, costs at least ${round(ofZero) === round(Math.LN2) ? 'ln 2' : round(ofZero)}.${capped}`,
  )
}

/** A cost that is seen beside ln 2. */
const SEEN = 0.01
const softplus = (x: number) => Math.log1p(Math.exp(x))
/** Mean distances that the least is looked for in, and cuts in three; it lies near 0. */
const [FARTHEST, CUTS] = [2, 60]

/** The least over μ of a convex function, found by cutting its range in three. */
function pushedApart(config: PairConfig, facts: DataFacts): number {
  const shares = (classShares(config, facts) ?? []).filter(({ ofSame }) => ofSame > 0)
  const rho = Math.min(1, ...shares.map((each) => (each.ofDifferent * each.spread) / each.ofSame))
  const loss = (mu: number) => (softplus(-mu) + softplus(rho * mu)) / 2
  let [low, high] = [0, FARTHEST]
  for (let cut = 0; cut < CUTS; cut++) {
    const third = (high - low) / 3
    if (loss(low + third) < loss(high - third)) high -= third
    else low += third
  }
  return loss(low)
}
