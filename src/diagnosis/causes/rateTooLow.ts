import type { Cause } from '../cause'
import { percent } from '../history'
import { besideUsual, lowered, toRate, usual } from './rates'

/** Updates so small that the steps made do not get anywhere. */
export const rateTooLow: Cause = {
  weigh({ rateTimes, outcome, moved }) {
    if (
      outcome === 'nan' ||
      outcome === 'dead' ||
      outcome === 'collapsed' ||
      outcome === 'by_heart'
    )
      return 0
    const base = BY_RATE.find(([times]) => rateTimes <= times)?.[1] ?? 0.05
    if (moved === null) return base
    return moved < HARDLY
      ? Math.max(base, rateTimes < 0.9 ? 0.85 : 0.3)
      : moved > FAR
        ? base * 0.3
        : base
  },
  why({ config, moved, rateTimes, steps }) {
    const little =
      moved === null
        ? ''
        : ` In ${steps} steps no layer’s weights have moved by more than ${percent(moved)} of their norm.`
    const part = rateTimes < 0.5 ? besideUsual(config, rateTimes) : ''
    return `The learning rate is ${config.learningRate}${part}.${little}`
  },
  remedies({ config, rateTimes }) {
    const steps = [10, 100, 1000].map((by) => lowered(config, 1 / by))
    const above = Number((10 * usual(config)).toPrecision(3))
    const rates = rateTimes < 0.9 ? [usual(config), above, ...steps] : steps.slice(0, 1)
    return [...new Set(rates)].map((rate) => toRate(rate, 'Raise'))
  },
}

/** Moved so little that hardly anything can have been learnt; so far that the rate is large enough. */
const [HARDLY, FAR] = [0.02, 0.3]
const BY_RATE: readonly (readonly [times: number, weight: number])[] = [
  [0.002, 0.95],
  [0.02, 0.9],
  [0.1, 0.6],
  [0.3, 0.35],
  [0.7, 0.15],
]
