import { hasRoot } from '../../domain/outputs'
import type { Cause } from '../cause'
import { percent } from '../history'

/** max(Σ, ε) and the safe root pass no gradient where Σ is below ε: such pairs teach nothing. */
export const epsilonPassesNothing: Cause = {
  weigh({ config, outcome, stillSince, facts }) {
    if (
      !hasRoot(config) ||
      config.epsilon === 0 ||
      config.epsilonForm === 'add' ||
      outcome === 'nan'
    )
      return 0
    const first = facts.log.column('least')[0] ?? 0
    if (outcome === 'dead') return stillSince !== null && stillSince <= 3 ? 0.95 : 0.35
    if (first > 0.5) return 0.9
    return outcome === 'collapsed' ? 0.25 : 0.03
  },
  why({ config, stillSince, facts }) {
    const first = facts.log.column('least')[0] ?? 0
    const begin =
      stillSince !== null && stillSince <= 3
        ? `Distances begin below √ε = ${Math.sqrt(config.epsilon).toPrecision(2)} (${percent(first)} of the first batch), where this form of ε passes no gradient: no weight has ever moved.`
        : `Where two embeddings are nearer than √ε = ${Math.sqrt(config.epsilon).toPrecision(2)}, this form of ε passes no gradient.`
    return begin
  },
  remedies: ({ config }) => [
    { label: '√(Σ + ε): passes gradients at 0', patch: { epsilonForm: 'add' } },
    ...(config.epsilon > 1e-12 ? [{ label: 'Set ε to 1e-12', patch: { epsilon: 1e-12 } }] : []),
    { label: 'Squared distance: no root', patch: { distance: 'squared' } },
  ],
}
