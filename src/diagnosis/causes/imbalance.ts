import { round } from '../../domain/floor'
import type { Cause } from '../cause'

/** So few pairs of one kind that giving all pairs the other's output costs next to nothing. */
export const imbalance: Cause = {
  weigh({ shareOfSame, config, outcome }) {
    if (config.pairs === 'balanced' || outcome === 'nan') return 0
    const rarer = Math.min(shareOfSame, 1 - shareOfSame)
    return rarer < 0.1 ? 0.93 : rarer < 0.3 ? 0.6 : 0.05
  },
  why: ({ shareOfSame, guessing, recentLoss }) =>
    `${Number((100 * shareOfSame).toPrecision(2))} % of the pairs are same pairs. Giving every pair the same output costs ${round(guessing)}${recentLoss === null ? '' : `; the loss is at ${round(recentLoss)}`}.`,
  remedies: () => [{ label: 'Draw balanced pairs', patch: { pairs: 'balanced' } }],
}
