import { isNeverAlike } from '../domain/augmentation'
import { factsOf } from '../domain/dataFacts'
import { hasRoot } from '../domain/outputs'
import { shareOfSelf } from '../domain/shares'
import type { Rule } from './finding'

/** An image paired with itself, where that ends the run: its distance is 0 whatever the network. */
export const selfPairsRule: Rule = ({ run, config, set, nonFinite }) => {
  const share = shareOfSelf(config, factsOf(config, set))
  const endsTheRun = hasRoot(config) && config.epsilon === 0 && config.rootSlope === 'ieee'
  if (!(share > 0) || !endsTheRun || isNeverAlike(config) || nonFinite !== null) return null
  const every = Math.round(1 / share)
  const steps = Math.ceil(every / config.batch)
  return {
    code: 'self_pairs',
    cause: 'pair_of_itself',
    run,
    severity: 'warning',
    title: 'Images are paired with themselves',
    where: 'before training',
    why: `About one pair in ${every.toLocaleString('en')} is an image and itself, one every ${steps.toLocaleString('en')} steps. Its distance is 0 whatever the network, so it teaches nothing, and with a root without ε the first one ends the run: ∞ · 0 = NaN.`,
    fixes: [
      { label: 'Leave self-pairs out', patch: { selfPairs: 0 } },
      { label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } },
    ],
    step: 0,
  }
}
