/** How the pairs of a run are made up, by counting: what bounds on its loss depend on. */
import type { DataFacts } from './dataCounts'
import { pairsPerEpoch } from './epochs'
import type { CommonSettings } from './settings'

export type PairConfig = Pick<CommonSettings, 'pairs' | 'selfPairs' | 'batch'>

const ordered = (count: number, { selfPairs }: PairConfig) =>
  count * (count - (selfPairs === 1 ? 0 : 1))
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

/** Share of same pairs, p: ½ for balanced pairs, by counting for every ordered pair and for a list. */
export function shareOfSame(config: PairConfig, facts: DataFacts): number {
  const { counts, listed } = facts
  switch (config.pairs) {
    case 'balanced':
      return 0.5
    case 'every':
      return sum(counts.map((count) => ordered(count, config))) / pairsPerEpoch(config, facts)
    case 'listed':
      return listed === null ? 0.5 : listed.same / (listed.same + listed.different)
    default:
      return config.pairs satisfies never
  }
}

/** A class's part in the pairs of a run. */
export interface ClassShare {
  /** Share of the same pairs that are of this class. */
  readonly ofSame: number
  /** Share of the images of different pairs that are of this class. */
  readonly ofDifferent: number
  /** Mean distance of all ordered pairs of its images, self-pairs among them, as a share of its same pairs’ mean. */
  readonly spread: number
}

/**
 * Each class's part; null for a list, of whose pairs only the kinds are counted, and for every pair where
 * some are with forgeries. Balanced pairs draw classes uniformly, same pairs from those that have two images.
 */
export function classShares(
  config: PairConfig,
  { counts, forged }: DataFacts,
): readonly ClassShare[] | null {
  const images = sum(counts)
  const spread = (count: number) => (config.selfPairs === 1 ? 1 : (count - 1) / count)
  switch (config.pairs) {
    case 'balanced': {
      const pairable = counts.filter((count) => ordered(count, config) > 0).length
      return counts.map((count) => ({
        ofSame: ordered(count, config) > 0 ? 1 / pairable : 0,
        ofDifferent: 1 / counts.length,
        spread: spread(count),
      }))
    }
    case 'every': {
      if (forged !== undefined) return null
      const same = sum(counts.map((count) => ordered(count, config)))
      const different = sum(counts.map((count) => count * (images - count)))
      return counts.map((count) => ({
        ofSame: ordered(count, config) / same,
        ofDifferent: (count * (images - count)) / different,
        spread: spread(count),
      }))
    }
    case 'listed':
      return null
    default:
      return config.pairs satisfies never
  }
}

/** Share of self-pairs among all pairs, where an image may be paired with itself; a list has none. */
export function shareOfSelf(config: PairConfig, facts: DataFacts): number {
  const { pairs, selfPairs } = config
  const { counts } = facts
  if (selfPairs === 0) return 0
  switch (pairs) {
    case 'balanced':
      return 0.5 * (sum(counts.map((count) => 1 / count)) / counts.length)
    case 'every':
      return sum(counts) / pairsPerEpoch(config, facts)
    case 'listed':
      return 0
    default:
      return pairs satisfies never
  }
}

/**
 * How much a pair's own label y tells of its batch: the expected share of ones there is
 * p + c·(y − p), with this c. Independent draws: the pair itself, 1/N; without replacement from P
 * pairs, 1/N·(1 − (N − 1)/(P − 1)). Half of each kind: nothing, or 1/N² where N is odd and the kinds
 * take turns at the one pair more.
 */
export function ownLabelsWeight(config: PairConfig, facts: DataFacts): number {
  const { pairs, batch } = config
  if (pairs === 'balanced') return batch % 2 === 0 ? 0 : 1 / batch ** 2
  const all = pairsPerEpoch(config, facts)
  const size = Math.min(batch, all)
  return all < 2 ? 1 : (1 - (size - 1) / (all - 1)) / size
}
