import { factsOf } from '../../domain/dataFacts'
import { shareOfSelf } from '../../domain/shares'
import type { Cause } from '../cause'

/** An image paired with itself: distance 0 whatever the network. */
export const pairOfItself: Cause = {
  weigh({ facts, config }) {
    if (facts.nonFinite?.ofItself) return 1
    const share = shareOfSelf(config, factsOf(config, facts.set))
    return share > 0.01 ? 0.2 : share > 0 ? 0.05 : 0
  },
  why({ facts, config }) {
    const every = Math.round(1 / shareOfSelf(config, factsOf(config, facts.set)))
    const often = Number.isFinite(every)
      ? ` About one pair in ${every.toLocaleString('en')} is one.`
      : ''
    return `${facts.nonFinite?.ofItself ? 'Both images of this pair are the same image' : 'Images may be paired with themselves'}.${often}`
  },
  remedies: () => [
    { label: 'Leave self-pairs out', patch: { selfPairs: 0 } },
    { label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } },
  ],
}
