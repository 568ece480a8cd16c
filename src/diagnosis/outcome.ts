/**
 * How a run is going, finer than a verdict: what a finding is titled by. `open`: nothing can be said
 * yet, or it could not run.
 */
import { batchesCollapse, isCollapsed } from './observations/distances'
import { isFlat } from './observations/flat'
import { lagsBehindBatch } from './observations/statistics'
import { isByHeart } from './observations/byHeart'
import type { RunFacts } from './finding'
import { BEYOND_CHANCE, verdictOf } from './verdict'

export type Outcome =
  | 'nan'
  | 'dead'
  | 'collapsed'
  | 'lags'
  | 'by_heart'
  | 'misread'
  | 'inverted'
  | 'behind'
  | 'untouched'
  | 'short'
  | 'stuck'
  | 'flat'
  | 'learns'
  | 'open'

export function outcomeOf(facts: RunFacts): Outcome {
  if (facts.nonFinite !== null) return 'nan'
  if (facts.error !== null || facts.heldOut === null)
    return verdictOf(facts) === 'dead' ? 'dead' : 'open'
  const verdict = verdictOf(facts)
  if (verdict === 'dead') return 'dead'
  if (isCollapsed(facts) || (facts.finished && verdict !== 'learns' && batchesCollapse(facts)))
    return 'collapsed'
  if (lagsBehindBatch(facts)) return 'lags'
  if (isByHeart(facts, verdict)) return 'by_heart'
  switch (verdict) {
    case 'learns':
      return 'learns'
    case 'misread':
      return 'misread'
    case 'inverted':
      return 'inverted'
    case 'stuck':
      return ended(facts)
    case 'undecided':
      return isFlat(facts) ? 'flat' : 'open'
    case 'nan':
      return 'nan'
    default:
      return verdict satisfies never
  }
}

/** Whether it tells pairs apart at all, and what it does not do better than. */
function ended({ heldOut, untrained, pixelAuc }: RunFacts): Outcome {
  const auc = heldOut?.auc ?? 0
  if (auc < BEYOND_CHANCE) return 'stuck'
  if (untrained !== null && untrained.low <= 0) return 'untouched'
  return pixelAuc !== null && auc < pixelAuc ? 'behind' : untrained === null ? 'stuck' : 'short'
}
