/** How long an epoch is, and when a run ends. */
import type { DataFacts, ForgedCounts } from './dataCounts'
import type { CommonSettings } from './settings'

type EpochConfig = Pick<CommonSettings, 'pairs' | 'selfPairs' | 'batch'>

/** Pairs an epoch, of what is known of the data before it is here. */
export function pairsPerEpoch(config: EpochConfig, { counts, forged, listed }: DataFacts): number {
  const genuine = counts.reduce((sum, count) => sum + count, 0)
  const pairs = listed === null ? 0 : listed.same + listed.different
  return pairsOf(config, { genuine, forged, listed: pairs })
}

/** Steps an epoch, likewise. */
export function stepsPerEpoch(config: EpochConfig, facts: DataFacts): number {
  return stepsOf(pairsPerEpoch(config, facts), config.batch)
}

/** What pairs are made of, in numbers. */
export interface PairMaterial {
  /** Images to train on that are no forgeries. */
  readonly genuine: number
  readonly forged: ForgedCounts | undefined
  /** Pairs of the list. */
  readonly listed: number
}

/**
 * Pairs an epoch: balanced ones see as many images as there are; of every pair each ordered one
 * comes once, of forged images those with what they imitate; and of a list each of its pairs.
 */
export function pairsOf(
  { pairs, selfPairs }: Omit<EpochConfig, 'batch'>,
  { genuine, forged, listed }: PairMaterial,
): number {
  switch (pairs) {
    case 'balanced':
      return Math.floor((genuine + (forged?.images ?? 0)) / 2)
    case 'every':
      return orderedPairs(genuine, selfPairs === 1) + skilledPairs(forged)
    case 'listed':
      return listed
    default:
      return pairs satisfies never
  }
}

/** How many ordered pairs there are of a forged image and one that it imitates. */
const skilledPairs = (forged: ForgedCounts | undefined) =>
  forged?.beside.reduce((sum, { genuine, forgeries }) => sum + 2 * genuine * forgeries, 0) ?? 0

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
