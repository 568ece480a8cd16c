import { hasRoot } from '../domain/outputs'
import type { Rule } from './finding'
import { lowerTheRate } from './fixes'
import { atLeastDistance, recentLoss, share } from './history'
import { isStill } from './verdict'

/** Share of held-out distances at their least from which on the embeddings count as one; half of the pairs, the same ones, may well be there. */
const NEARLY_ALL = 0.75

/** Nearly all images have the same embedding, though gradients still come. */
export const collapsedRule: Rule = (facts) => {
  const { run, config, heldOut, nonFinite } = facts
  const least = atLeastDistance(facts)
  const hasBegun = recentLoss(facts) !== null
  if (heldOut === null || least === null || nonFinite !== null || !hasBegun) return null
  if (least.count < NEARLY_ALL * least.of || isStill(facts)) return null
  const root =
    hasRoot(config) && config.epsilon > 0
      ? ' ε keeps the root finite there; it does not part what has become equal.'
      : ''
  return {
    code: 'collapsed',
    run,
    severity: 'error',
    title: 'The embeddings have collapsed',
    where: `step ${heldOut.step} · ${least.count} of ${least.of} held-out distances at their least, AUC ${share(heldOut.auc)}`,
    why: `Nearly all images get the very same embedding, so no threshold can tell pairs apart.${root} A learning rate that is too high drives a deep network here.`,
    fixes: [lowerTheRate(config)],
    step: heldOut.step,
  }
}
