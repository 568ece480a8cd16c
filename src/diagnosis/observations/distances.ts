/** Where the distances lie. */
import { marginLine } from '../../domain/objective'
import type { RunConfig } from '../../domain/config'
import { isLeast, leastDistance } from '../../domain/leastDistance'
import type { RunFacts } from '../finding'
import { isStill } from '../verdict'
import { recentLoss, restsAtEqual } from './losses'

/** Share of held-out distances at their least from which on the embeddings count as one; half of the pairs, the same ones, may well be there. */
const NEARLY_ALL = 0.75
/** Part of the margin that no held-out distance reaches where embeddings are as good as one. */
const NEXT_TO_NOTHING = 0.05

/** How many held-out distances are at the least value that a distance has; null where unknown. */
export function atLeastDistance({ config, heldOut }: Pick<RunFacts, 'config' | 'heldOut'>) {
  const distances = heldOut?.distances
  if (distances === undefined || distances.length === 0) return null
  const least = leastDistance(config)
  return { count: distances.filter((d) => isLeast(d, least)).length, of: distances.length }
}

/** The largest held-out distance; null where unknown. */
export function largestDistance({ heldOut }: Pick<RunFacts, 'heldOut'>): number | null {
  const distances = heldOut?.distances
  return distances === undefined || distances.length === 0
    ? null
    : distances.reduce((a, b) => Math.max(a, b))
}

/** The distance that the loss wants different pairs to keep; null where it wants none. */
export const wantedDistance = (config: RunConfig): number | null =>
  config.loss === 'triplet' ? config.margin : marginLine(config)

const doesBetter = ({ untrained }: RunFacts) => untrained !== null && untrained.low > 0

/** Nearly all images have the same embedding, though gradients still come. */
export function isCollapsed(facts: RunFacts): boolean {
  const least = atLeastDistance(facts)
  if (least === null || recentLoss(facts) === null || isStill(facts)) return false
  if (least.count >= NEARLY_ALL * least.of) return true
  const [largest, wanted] = [largestDistance(facts), wantedDistance(facts.config)]
  const isRaw = facts.config.head === 'raw'
  return (
    isRaw &&
    largest !== null &&
    wanted !== null &&
    largest <= NEXT_TO_NOTHING * wanted &&
    (facts.heldOut?.ownStatistics ?? null) === null &&
    !doesBetter(facts)
  )
}

/** Part of their norm by which weights have moved that have moved at all. */
const MOVED = 0.01

/** A loss within the batch that rests at what equal embeddings cost, of weights that have come that way. */
export function batchesCollapse(facts: RunFacts): boolean {
  const moved = (facts.heldOut?.layers ?? []).flatMap((layer) => layer.moved ?? [])
  return restsAtEqual(facts) && (moved.length === 0 || Math.max(...moved) >= MOVED)
}
