import { hasRoot } from '../domain/outputs'
import type { Rule } from './finding'
import { whenOf } from './history'

/** A distance from which on a root without ε is near its harm. */
const NEAR = 1e-2

/** A root without ε whose pairs have come near 0, before it has done harm. */
export const rootWithoutEpsilonRule: Rule = (facts) => {
  const { run, config, nonFinite, closest } = facts
  if (!hasRoot(config) || config.epsilon > 0 || nonFinite !== null) return null
  if (closest === null || closest > NEAR || facts.finished) return null
  // An image with itself is at 0 whatever is learnt; this kernel spares it.
  if (config.selfPairs > 0 && config.rootSlope === 'tensorflow' && closest === 0) return null
  const soFar = ` The closest pair so far is at ${closest.toPrecision(2)}.`
  const trigger =
    config.rootSlope === 'ieee'
      ? 'Any pair at a distance of exactly 0 ends the run: the root’s slope there is infinite, and ∞ · 0 is NaN.'
      : 'A different pair at a distance of exactly 0 ends the run: the root’s slope there is infinite. Same pairs, to which the loss sends back exactly 0, are spared by TensorFlow’s kernel.'
  return {
    code: 'root_without_epsilon',
    cause: 'root_at_zero',
    run,
    severity: 'warning',
    title: 'A root without ε',
    where: whenOf(facts),
    why: `${trigger} ε takes this trigger away, and only that.${soFar}`,
    fixes: [{ label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } }],
    step: 0,
  }
}
