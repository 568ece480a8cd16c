/** How long an epoch is, and when a run ends. */
import type { DataFacts } from './dataCounts'
import type { CommonSettings } from './settings'

type EpochConfig = Pick<CommonSettings, 'pairs' | 'selfPairs' | 'batch'>

/**
 * Pairs an epoch: balanced ones see as many images as there are; of every pair each ordered one
 * comes once, and of a list each of its pairs.
 */
export function pairsPerEpoch({ pairs, selfPairs }: EpochConfig, facts: DataFacts): number {
  const images = facts.counts.reduce((sum, count) => sum + count, 0)
  switch (pairs) {
    case 'balanced':
      return Math.floor(images / 2)
    case 'every':
      return images * (selfPairs === 1 ? images : images - 1)
    case 'listed':
      return facts.listed === null ? 0 : facts.listed.same + facts.listed.different
    default:
      return pairs satisfies never
  }
}

/** Steps an epoch: a last batch that is not full is left out. */
export function stepsPerEpoch(config: EpochConfig, facts: DataFacts): number {
  return Math.max(1, Math.floor(pairsPerEpoch(config, facts) / config.batch))
}

/** The step after which a run ends, by its limit of steps or of epochs; 0 for none. */
export function stepLimit(
  config: EpochConfig & Pick<CommonSettings, 'steps' | 'epochs'>,
  facts: DataFacts,
): number {
  const limits = [config.steps, config.epochs * stepsPerEpoch(config, facts)].filter(
    (each) => each > 0,
  )
  return limits.length === 0 ? 0 : Math.min(...limits)
}
