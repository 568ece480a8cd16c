import { round } from '../../domain/floor'
import type { Cause } from '../cause'

/** The hardest triplets from the start: pulling everything into one place is their cheapest way down. */
export const hardMining: Cause = {
  weigh: ({ config, outcome }) =>
    config.loss !== 'triplet' || outcome === 'nan'
      ? 0
      : config.mining === 'hard'
        ? 0.85
        : config.mining === 'all'
          ? 0.15
          : 0,
  why: ({ config, recentLoss }) =>
    `Mining is “${config.mining === 'hard' ? 'hard' : 'all'}”${recentLoss === null ? '' : `; the loss is ${round(recentLoss)}, and costs the margin ${round(config.margin)} where all distances are equal`}.`,
  remedies: () => [
    { label: 'Mine semi-hard triplets', patch: { mining: 'semi_hard' } },
    { label: 'Take all triplets', patch: { mining: 'all' } },
  ],
}
