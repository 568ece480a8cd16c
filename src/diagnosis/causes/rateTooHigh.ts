import type { Cause } from '../cause'
import { besideUsual, lowered, toRate, usual } from './rates'

/** Updates so large that weights jump over what they should find, or out of what floats hold. */
export const rateTooHigh: Cause = {
  weigh({ rateTimes, outcome, stillSince, gradientGrowth }) {
    if (outcome === 'by_heart') return 0.05
    // Nothing moved before the gradients stopped: it was no update that did it.
    if (outcome === 'dead' && stillSince !== null && stillSince <= 2) return 0.03
    const base = BY_RATE.find(([times]) => rateTimes >= times)?.[1] ?? 0.04
    const grew = outcome === 'nan' && gradientGrowth !== null && gradientGrowth.times > 1e3
    return Math.min(1, base * (LESS[outcome] ?? 1) + (grew ? 0.1 : 0))
  },
  why({ config, rateTimes, gradientGrowth }) {
    const grew =
      gradientGrowth !== null && gradientGrowth.times >= 10
        ? ` The gradient’s norm grew from ${gradientGrowth.first.toPrecision(2)} at step 1 to ${gradientGrowth.most.toPrecision(2)}.`
        : ''
    const times = rateTimes >= 2 ? besideUsual(config, rateTimes) : ''
    return `The learning rate is ${config.learningRate}${times}.${grew}`
  },
  remedies({ config, rateTimes }) {
    const steps = [10, 100, 1000].map((by) => lowered(config, by))
    const rates = rateTimes >= 8 ? [usual(config), ...steps] : steps
    return [...new Set(rates)].map((rate) => toRate(rate, 'Lower'))
  },
}

/** Likely by how many times the usual rate it is. */
const BY_RATE: readonly (readonly [times: number, weight: number])[] = [
  [100, 0.95],
  [30, 0.9],
  [8, 0.75],
  [3, 0.5],
  [0.9, 0.3],
  [0.3, 0.15],
]
/** How much less likely it is where the run came out so. */
const LESS: Readonly<Record<string, number>> = {
  misread: 0.6,
  lags: 0.5,
  behind: 0.7,
  untouched: 0.8,
}
