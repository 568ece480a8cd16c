/** How long an epoch is, and when a run ends. */
import type { RunConfig } from './config'

/** Zeros and ones among the training images of MNIST. */
export const TRAIN_COUNTS = [5923, 6742] as const

type EpochConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'batch'>

/**
 * Pairs an epoch: balanced ones see as many images as there are; of every pair each ordered one
 * comes once.
 * @param counts training images of each class
 */
export function pairsPerEpoch(
  { pairs, selfPairs }: EpochConfig,
  counts: readonly number[] = TRAIN_COUNTS,
): number {
  const images = counts.reduce((sum, count) => sum + count, 0)
  switch (pairs) {
    case 'balanced':
      return Math.floor(images / 2)
    case 'every':
      return images * (selfPairs === 1 ? images : images - 1)
    default:
      return pairs satisfies never
  }
}

/** Steps an epoch: a last batch that is not full is left out. */
export function stepsPerEpoch(
  config: EpochConfig,
  counts: readonly number[] = TRAIN_COUNTS,
): number {
  return Math.max(1, Math.floor(pairsPerEpoch(config, counts) / config.batch))
}

/** The step after which a run ends, by its limit of steps or of epochs; 0 for none. */
export function stepLimit(config: EpochConfig & Pick<RunConfig, 'steps' | 'epochs'>): number {
  const limits = [config.steps, config.epochs * stepsPerEpoch(config)].filter((each) => each > 0)
  return limits.length === 0 ? 0 : Math.min(...limits)
}
