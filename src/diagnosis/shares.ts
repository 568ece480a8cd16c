/** How the pairs of a run are made up, by counting: what bounds on its loss depend on. */
import type { RunConfig } from '../domain/config'
import { TRAIN_COUNTS } from '../domain/epochs'

type PairConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'batch'>

const ordered = (count: number, { selfPairs }: PairConfig) =>
  count * (count - (selfPairs === 1 ? 0 : 1))
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
const IMAGES = sum(TRAIN_COUNTS)

/** Share of same pairs, p: ½ for balanced pairs, by counting for every ordered pair. */
export function shareOfSame(config: PairConfig): number {
  if (config.pairs === 'balanced') return 0.5
  return sum(TRAIN_COUNTS.map((count) => ordered(count, config))) / ordered(IMAGES, config)
}

/** Share of the first class among same pairs; balanced pairs draw the class uniformly. */
export function shareOfFirstClass(config: PairConfig): number {
  if (config.pairs === 'balanced') return 0.5
  const counts = TRAIN_COUNTS.map((count) => ordered(count, config))
  return (counts[0] ?? 0) / sum(counts)
}

/** Share of self-pairs among all pairs, where an image may be paired with itself. */
export function shareOfSelf({ pairs, selfPairs }: PairConfig): number {
  if (selfPairs === 0) return 0
  if (pairs === 'every') return 1 / IMAGES
  return 0.5 * (sum(TRAIN_COUNTS.map((count) => 1 / count)) / TRAIN_COUNTS.length)
}

/**
 * How much a pair's own label y tells of its batch: the expected share of ones there is
 * p + c·(y − p), with this c. Independent draws: the pair itself, 1/N. Half of each kind: nothing,
 * or 1/N² where N is odd and the kinds take turns at the one pair more.
 */
export function ownLabelsWeight({ pairs, batch }: PairConfig): number {
  if (pairs === 'every') return 1 / batch
  return batch % 2 === 0 ? 0 : 1 / batch ** 2
}
