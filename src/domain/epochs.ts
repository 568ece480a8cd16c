/** How long an epoch is, and when a run ends. */
import type { DataFacts } from './dataCounts'
import type { CommonSettings } from './settings'

type EpochConfig = Pick<CommonSettings, 'pairs' | 'selfPairs' | 'batch'>

/** Pairs an epoch, of what is known of the data before it is here. */
export function pairsPerEpoch(config: EpochConfig, { counts, listed }: DataFacts): number {
  const images = counts.reduce((sum, count) => sum + count, 0)
  return pairsOf(config, images, listed === null ? 0 : listed.same + listed.different)
}

/** Steps an epoch, likewise. */
export function stepsPerEpoch(config: EpochConfig, facts: DataFacts): number {
  return stepsOf(pairsPerEpoch(config, facts), config.batch)
}

/**
 * Pairs an epoch: balanced ones see as many images as there are; of every pair each ordered one
 * comes once, and of a list each of its pairs.
 * @param images to train on
 * @param listed pairs of the list
 */
export function pairsOf(
  { pairs, selfPairs }: Omit<EpochConfig, 'batch'>,
  images: number,
  listed: number,
): number {
  switch (pairs) {
    case 'balanced':
      return Math.floor(images / 2)
    case 'every':
      return orderedPairs(images, selfPairs === 1)
    case 'listed':
      return listed
    default:
      return pairs satisfies never
  }
}

/** How many ordered pairs n images have. */
export const orderedPairs = (n: number, selfPairs: boolean) => n * (selfPairs ? n : n - 1)

/** Steps an epoch of so many pairs: a last batch that is not full is left out. */
export const stepsOf = (pairs: number, batch: number) => Math.max(1, Math.floor(pairs / batch))

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
