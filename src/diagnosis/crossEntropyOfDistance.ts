import { isOfLabels } from '../domain/objective'
import { isSigmaOfDistance } from '../domain/outputs'
import { factsOf } from '../domain/dataFacts'
import type { Rule } from './finding'
import { LEARNABLE_SCALE } from './fixes'
import { lossFloors } from './floors'
import { round } from '../domain/floor'
import { aucText } from './history'

/** σ(distance) as P(label = 1) where 1 means same: it is largest for the pairs furthest apart. */
export const crossEntropyOfDistanceRule: Rule = (facts) => {
  const { run, config, set, heldOut } = facts
  if (!isOfLabels(config) || !isSigmaOfDistance(config) || config.labels !== 'same') return null
  const floor = lossFloors(config, factsOf(config, set))[0]?.value ?? 0
  return {
    code: 'cross_entropy_of_distance',
    cause: 'sigma_of_distance',
    run,
    severity: 'warning',
    title: 'σ(distance) is taken for P(same)',
    where: heldOut === null ? 'before training' : `step ${heldOut.step} · AUC ${aucText(facts)}`,
    why: `Cross-entropy makes the output the probability of a label of 1, and 1 means same. But σ(distance) is the larger the further apart a pair is: same pairs are pushed apart, different ones pulled together, and the loss cannot go below ${round(floor)} on average. Of outputs from ½ on, the accuracy takes all pairs for the same kind.`,
    fixes: [
      LEARNABLE_SCALE,
      { label: 'Set the labels to 1 = different', patch: { labels: 'different' } },
    ],
    step: heldOut?.step ?? 0,
  }
}
