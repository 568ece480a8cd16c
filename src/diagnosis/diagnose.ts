import { accuracyUpsideDownRule } from './accuracyUpsideDown'
import { broadcastLossRule } from './broadcastLoss'
import { collapsedRule } from './collapsed'
import { crossEntropyOfDistanceRule } from './crossEntropyOfDistance'
import { deadGradientRule } from './deadGradient'
import type { Finding, Rule, RunFacts } from './finding'
import { heldOutLagsRule } from './heldOutLags'
import { invertedConventionRule } from './invertedConvention'
import { l2UnappliedRule } from './l2Unapplied'
import { learnsRule } from './learns'
import { misreadRule } from './misread'
import { nonFiniteRule } from './nonFinite'
import { overfitsRule } from './overfits'
import { pixelsUnscaledRule } from './pixelsUnscaled'
import { rootWithoutEpsilonRule } from './rootWithoutEpsilon'
import { runErrorRule } from './runError'
import { selfPairsRule } from './selfPairs'
import { setupProblemRule } from './setupProblem'
import { sigmoidFloorRule } from './sigmoidFloor'
import { stuckRule } from './stuck'
import { thresholdOutOfReachRule } from './thresholdOutOfReach'
import { wrongModelBuiltRule } from './wrongModelBuilt'

/** Causes before what they lead to: that is the order of findings at the same step. */
const RULES: readonly Rule[] = [
  runErrorRule,
  setupProblemRule,
  nonFiniteRule,
  deadGradientRule,
  collapsedRule,
  wrongModelBuiltRule,
  broadcastLossRule,
  invertedConventionRule,
  crossEntropyOfDistanceRule,
  sigmoidFloorRule,
  accuracyUpsideDownRule,
  thresholdOutOfReachRule,
  heldOutLagsRule,
  overfitsRule,
  misreadRule,
  stuckRule,
  selfPairsRule,
  rootWithoutEpsilonRule,
  pixelsUnscaledRule,
  l2UnappliedRule,
  learnsRule,
]

/** All findings of the runs, newest first; at the same step, errors before warnings before good news. */
export function diagnose(runs: readonly RunFacts[]): readonly Finding[] {
  const order = { error: 0, warning: 1, ok: 2 }
  return runs
    .flatMap((facts) => RULES.map((rule) => rule(facts)))
    .filter((finding) => finding !== null)
    .sort((a, b) => b.step - a.step || order[a.severity] - order[b.severity])
}
