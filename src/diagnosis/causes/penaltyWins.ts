import { round } from '../../domain/floor'
import type { Cause } from '../cause'

/** An L2 penalty that costs more than telling pairs apart brings. */
export const penaltyWins: Cause = {
  weigh: ({ config, penaltyShare, outcome }) =>
    config.l2 === 0 || config.l2Applied === 0 || outcome === 'nan'
      ? 0
      : penaltyShare > 0.5 || outcome === 'collapsed'
        ? 0.9
        : config.l2 >= 0.01
          ? 0.7
          : 0.2,
  why({ config, facts, penaltyShare }) {
    const last = facts.log.column('penalty').at(-1)
    const held = last === undefined ? '' : `: ${round(last)} at the last step`
    return `λ = ${config.l2} makes the penalty ${Math.round(100 * penaltyShare)} % of what training makes small${held}. It pulls all weights, and with them all distances, towards 0.`
  },
  remedies: ({ config }) => [
    { label: 'Do without L2', patch: { l2: 0 } },
    {
      label: `Set λ to ${Number((config.l2 / 100).toPrecision(2))}`,
      patch: { l2: Number((config.l2 / 100).toPrecision(2)) },
    },
  ],
}
