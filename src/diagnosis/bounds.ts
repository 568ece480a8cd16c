/**
 * Values that a loss of two terms cannot get below. One term pulls pairs below `near`, the other
 * pushes pairs beyond `far`; the contrastive loss of Hadsell, Chopra, LeCun 2006 has near 0, far m.
 * Each bound is proved in its comment, and found again by search in the tests.
 */
import type { RunConfig } from '../domain/config'
import { ownLabelsWeight, shareOfFirstClass, shareOfSame } from './shares'

/** Per pair: factor · max(0, o − near)^power where pulled, factor · max(0, far − o)^power where pushed. */
export interface Terms {
  /** Share of the pairs that are pulled; the others are pushed. */
  readonly pulled: number
  readonly near: number
  readonly far: number
  readonly power: 1 | 2
  readonly factor: number
}
export type Range = readonly [number, number]

/** Losses of two terms. */
export type TermsLoss = 'contrastive' | 'double_margin' | 'cosine_embedding' | 'broadcast'

export function termsOf(loss: TermsLoss, config: RunConfig): Terms {
  const { margin, marginSame, half, labels, convention } = config
  const p = shareOfSame(config)
  const pulled = labels === convention ? p : 1 - p
  switch (loss) {
    case 'contrastive':
      return { pulled, near: 0, far: margin, power: 2, factor: half === 1 ? 0.5 : 1 }
    case 'double_margin':
      return { pulled, near: marginSame, far: margin, power: 2, factor: 1 }
    case 'broadcast':
      return { pulled, near: 0, far: margin, power: 2, factor: 1 }
    case 'cosine_embedding':
      // In the distance o = 1 − cos: same pairs pay o, different ones max(0, cos − m).
      return { pulled, near: 0, far: 1 - margin, power: 1, factor: 1 }
    default:
      return loss satisfies never
  }
}

const above0 = (value: number) => Math.max(0, value)

/** Mean cost where every pair has the output o. */
function costOf(o: number, { pulled, near, far, power, factor }: Terms): number {
  return factor * (pulled * above0(o - near) ** power + (1 - pulled) * above0(far - o) ** power)
}

/** The output that suits all pairs best, one for all. Convex in o, so an end of the range is next best. */
export function bestConstant(terms: Terms, [least, most]: Range): number {
  const { pulled, near, far, power } = terms
  const free = power === 2 ? pulled * near + (1 - pulled) * far : pulled < 0.5 ? far : near
  return Math.min(most, Math.max(least, free))
}

/** What a network scores at best that gives every pair the same output: p·q·m² for near 0, far m. */
export function constantBound(terms: Terms, range: Range): number {
  return costOf(bestConstant(terms, range), terms)
}

/** Each pair at the end of the outputs' range that suits it. */
export function rangeBound({ pulled, near, far, power, factor }: Terms, [least, most]: Range) {
  return (
    factor * (pulled * above0(least - near) ** power + (1 - pulled) * above0(far - most) ** power)
  )
}

/**
 * Where every output meets all labels of its batch, a pair's own label does not count, but for the
 * little it tells of the batch (`ownLabelsWeight`): the best is one output for each label.
 */
export function broadcastBound(config: RunConfig, terms: Terms, range: Range): number {
  const p = terms.pulled
  const c = ownLabelsWeight(config)
  const best = (share: number) => constantBound({ ...terms, pulled: share }, range)
  return p * best(p + c * (1 - p)) + (1 - p) * best(p - c * p)
}

/**
 * The mean of a distance under which same pairs are pushed and different ones pulled.
 * Energy distance (Székely, Rizzo 2013): for distances of negative type (Euclidean, its square,
 * Manhattan, cosine), twice the mean between two classes is no less than the sum of the means
 * within them, so C ≥ (A + B)/2. Both terms are convex, so by Jensen the loss is no less than at
 * the means: p[w(far − A) + (1 − w)(far − B)] and q(C − near), to the power. That is smallest, for
 * squares with κ = 4w(1 − w)p, at κq/(κ + q)·(far − near)²: m²/4 for balanced pairs. Without self-pairs
 * the inequality is short of 1 part in 5,000.
 */
export function flippedBound(config: RunConfig, { near, far, power, factor }: Terms): number {
  const p = shareOfSame(config)
  const q = 1 - p
  const w = shareOfFirstClass(config)
  const width = far - near
  if (power === 1) return factor * width * Math.min(p, q, p * Math.min(w, 1 - w) + q / 2)
  const kappa = 4 * w * (1 - w) * p
  return ((factor * kappa * q) / (kappa + q)) * width ** 2
}
