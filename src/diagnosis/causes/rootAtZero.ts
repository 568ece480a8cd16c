import type { Cause } from '../cause'
import { isRootOfZero } from '../nonFinite'
import { lowered } from './rates'

/** Two different images got the very same embedding, and the root without ε made NaN of it. */
export const rootAtZero: Cause = {
  weigh: ({ facts }) =>
    facts.nonFinite === null || !isRootOfZero(facts, facts.nonFinite)
      ? 0
      : facts.nonFinite.ofItself || facts.nonFinite.drawnTwice > 0
        ? 0.5
        : 0.85,
  why: ({ facts }) =>
    facts.nonFinite !== null && facts.nonFinite.step > 5
      ? 'ε takes the trigger away, and only that: what made the embeddings equal is behind it.'
      : '',
  // ε alone leaves the first question's network finite, and seldom well (docs/cases.md).
  remedies({ config, facts }) {
    const learningRate = lowered(config, 10)
    const epsilon = { label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } }
    const both = [
      { label: `Rate ${learningRate} and ε 1e-7`, patch: { learningRate, epsilon: 1e-7 } },
      {
        label: `Rate ${learningRate} and squared distance: no root`,
        patch: { learningRate, distance: 'squared' as const },
      },
    ]
    const squared = { label: 'Squared distance: no root', patch: { distance: 'squared' as const } }
    const isLate = (facts.nonFinite?.step ?? 0) > AT_ONCE
    return isLate ? [...both, epsilon, squared] : [epsilon, squared, ...both]
  },
}
/** Up to this step it is no training that has made embeddings equal. */
const AT_ONCE = 15
