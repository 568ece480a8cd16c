import type { Rule } from './finding'
import { VERIFIED } from './fixes'
import { round } from '../domain/floor'
import { heldOutLagsRule } from './heldOutLags'
import { share } from './history'
import { overfitsRule } from './overfits'
import { isOutOfReach, isUpsideDown, thresholdOf } from './accuracyReading'
import { verdictOf } from './verdict'

/** Ends with a right ranking and an accuracy that does not show it, for no reason told elsewhere. */
export const misreadRule: Rule = (facts) => {
  const { run, config, heldOut } = facts
  if (heldOut === null || verdictOf(facts) !== 'misread') return null
  const isExplained =
    isUpsideDown(config) ||
    isOutOfReach(config) ||
    heldOutLagsRule(facts) !== null ||
    overfitsRule(facts) !== null
  if (isExplained) return null
  const threshold = thresholdOf(config)
  const at = threshold === null ? 'At its own threshold' : `At ${round(threshold)}`
  const isMetrics = heldOut.verified > heldOut.accuracy
  return {
    code: 'misread',
    run,
    severity: 'warning',
    title: 'Ranks rightly, off the threshold',
    where: `step ${heldOut.step} · AUC ${share(heldOut.auc)}, accuracy ${share(heldOut.accuracy)}`,
    why: `Same and different pairs are told apart, but not where the accuracy draws its line. ${at}, ${share(heldOut.accuracy)} are right; at the threshold that suits them best, ${share(heldOut.bestAccuracy)}. ${isMetrics ? 'The loss aims at another line than this metric.' : 'More steps bring the outputs to both sides of it.'}`,
    fixes: isMetrics ? [VERIFIED] : [],
    step: heldOut.step,
  }
}
