import { hasRoot } from '../domain/outputs'
import type { Rule } from './finding'
import { lowerTheRate } from './fixes'
import { atLeastDistance, share } from './history'
import { STILL, verdictOf } from './verdict'

/** Gradients of exactly 0 for a while, and nothing learnt: nothing will change any more. */
export const deadGradientRule: Rule = (facts) => {
  const { run, config, log, heldOut } = facts
  if (verdictOf(facts) !== 'dead') return null
  const auc = heldOut === null ? '' : `, AUC ${share(heldOut.auc)}`
  const least = atLeastDistance(facts)
  const held =
    least === null ? '' : ` ${least.count} of ${least.of} held-out distances are at their least.`
  const floored =
    hasRoot(config) && config.epsilon > 0 && config.epsilonForm !== 'add'
      ? ' Embeddings have become equal, and this form of ε passes no gradient there: it keeps NaN away, not the collapse.'
      : ''
  return {
    code: 'dead_gradient',
    run,
    severity: 'error',
    title: 'Finite, but dead',
    where: `step ${log.length} · gradient 0 for ${STILL} steps${auc}`,
    why: `Every gradient is exactly 0, so no weight moves.${held}${floored} A learning rate that is too high drives a deep network here; a low training loss can hide it.`,
    fixes: [lowerTheRate(config)],
    step: log.length,
  }
}
