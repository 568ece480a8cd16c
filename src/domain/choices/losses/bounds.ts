/**
 * Values that a loss of two terms cannot get below. One term pulls pairs below `near`, the other
 * pushes pairs beyond `far`; the contrastive loss of Hadsell, Chopra, LeCun 2006 has near 0, far m.
 * Each bound is proved in its comment, and found again by search in the tests.
 */
import type { DataFacts } from '../../dataCounts'
import { classShares, ownLabelsWeight, shareOfSame, type PairConfig } from '../../shares'
import type { Range } from '../../range'

/** Per pair: factor · max(0, o − near)^power where pulled, factor · max(0, far − o)^power where pushed. */
export interface Terms {
  readonly near: number
  readonly far: number
  readonly power: 1 | 2
  readonly factor: number
}

export interface PulledTerms extends Terms {
  /** Share of the pairs that are pulled; the others are pushed. */
  readonly pulled: number
}

const above0 = (value: number) => Math.max(0, value)

/** Mean cost where every pair has the output o. */
function costOf(o: number, { pulled, near, far, power, factor }: PulledTerms): number {
  return factor * (pulled * above0(o - near) ** power + (1 - pulled) * above0(far - o) ** power)
}

/** The output that suits all pairs best, one for all. Convex in o, so an end of the range is next best. */
export function bestConstant(terms: PulledTerms, [least, most]: Range): number {
  const { pulled, near, far, power } = terms
  const free = power === 2 ? pulled * near + (1 - pulled) * far : pulled < 0.5 ? far : near
  return Math.min(most, Math.max(least, free))
}

/** What a network scores at best that gives every pair the same output: p·q·m² for near 0, far m. */
export function constantBound(terms: PulledTerms, range: Range): number {
  return costOf(bestConstant(terms, range), terms)
}

/** Each pair at the end of the outputs' range that suits it. */
export function rangeBound(
  { pulled, near, far, power, factor }: PulledTerms,
  [least, most]: Range,
) {
  return (
    factor * (pulled * above0(least - near) ** power + (1 - pulled) * above0(far - most) ** power)
  )
}

/**
 * Where every output meets all labels of its batch, a pair's own label does not count, but for the
 * little it tells of the batch (`ownLabelsWeight`): the best is one output for each label.
 */
export function broadcastBound(
  config: PairConfig,
  facts: DataFacts,
  terms: PulledTerms,
  range: Range,
): number {
  const p = terms.pulled
  const c = ownLabelsWeight(config, facts)
  const best = (share: number) => constantBound({ ...terms, pulled: share }, range)
  return p * best(p + c * (1 - p)) + (1 - p) * best(p - c * p)
}

/**
 * The mean of a distance under which same pairs are pushed and different ones pulled; null for the
 * pairs of a list, which may be any.
 * Energy distance (Székely, Rizzo 2013): for distances of negative type, as `DistanceFacts` says, twice the mean between two classes is no less than the sum of the means
 * within them, self-pairs of distance 0 among those. With Aᵢ the mean over the same pairs of class i,
 * the mean over different pairs is then C ≥ Σ vᵢAᵢ, vᵢ the class's share of the images in different
 * pairs times its spread. Both terms are convex, so by Jensen the loss is no less than at the means:
 * p·Σ wᵢ(far − Aᵢ) and q(C − near), to the power. For squares, with κ = p / Σ(vᵢ²/wᵢ) by
 * Cauchy, that is smallest at κq/(κ + q)·(far·Σvᵢ − near)²: m²/4 for balanced pairs of large classes.
 * For power 1, whose near is 0, each Aᵢ is best at 0 or at far.
 */
export function flippedBound(
  config: PairConfig,
  facts: DataFacts,
  { near, far, power, factor }: Terms,
): number | null {
  const p = shareOfSame(config, facts)
  const q = 1 - p
  const shares = classShares(config, facts)
  if (shares === null) return null
  const classes = shares.map(({ ofSame, ofDifferent, spread }) => ({
    w: ofSame,
    v: ofDifferent * spread,
  }))
  const over = (value: (w: number, v: number) => number) =>
    classes.reduce((sum, { w, v }) => sum + value(w, v), 0)
  if (power === 1) return factor * far * over((w, v) => Math.min(p * w, q * v))
  // A class without same pairs has a single image, so no spread.
  const kappa = p / over((w, v) => (v === 0 ? 0 : v ** 2 / w))
  const width = above0(far * over((_, v) => v) - near)
  return ((factor * kappa * q) / (kappa + q)) * width ** 2
}
