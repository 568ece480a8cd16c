/**
 * From facts to findings: what speaks of the settings alone, then how the run goes. A run that fails
 * has one finding with its likeliest cause; what follows from that is told under it.
 */
import { accuracyUpsideDownRule } from './accuracyUpsideDown'
import { broadcastLossRule } from './broadcastLoss'
import { crossEntropyOfDistanceRule } from './crossEntropyOfDistance'
import { failingRun } from './failingRun'
import type { CauseId } from './causeIds'
import type { Finding, FindingCode, Rule, RunFacts, Told } from './finding'
import { invertedConventionRule } from './invertedConvention'
import { l2UnappliedRule } from './l2Unapplied'
import { learnsRule } from './learns'
import { observe } from './observations'
import { rootWithoutEpsilonRule } from './rootWithoutEpsilon'
import { runErrorRule } from './runError'
import { selfPairsRule } from './selfPairs'
import { setupProblemRule } from './setupProblem'
import { sigmoidFloorRule } from './sigmoidFloor'
import { thresholdOutOfReachRule } from './thresholdOutOfReach'
import { wrongModelBuiltRule } from './wrongModelBuilt'

/** Causes before what they lead to: that is the order of findings at the same step. */
const RULES: readonly Rule[] = [
  runErrorRule,
  setupProblemRule,
  wrongModelBuiltRule,
  broadcastLossRule,
  invertedConventionRule,
  crossEntropyOfDistanceRule,
  sigmoidFloorRule,
  accuracyUpsideDownRule,
  thresholdOutOfReachRule,
  selfPairsRule,
  rootWithoutEpsilonRule,
  l2UnappliedRule,
  learnsRule,
]

/** All findings of the runs, newest first; at the same step, errors before warnings before good news. */
export function diagnose(runs: readonly RunFacts[]): readonly Finding[] {
  const order = { error: 0, warning: 1, ok: 2 }
  return runs
    .flatMap(findingsOfRun)
    .sort((a, b) => b.step - a.step || order[a.severity] - order[b.severity])
}

function findingsOfRun(facts: RunFacts): readonly Finding[] {
  const failing = failingRun(observe(facts))
  const told = RULES.map((rule) => rule(facts))
    .filter((each) => each !== null)
    .filter(({ code }) => code !== failing?.code)
    .map(untried)
  return failing === null ? told : [failing, ...told]
}

/** What speaks of the settings alone names the cause that would be named where the run fails by it. */
const CAUSES_OF: Partial<Record<FindingCode, CauseId>> = {
  broadcast_loss: 'loss_broadcast',
  inverted_convention: 'convention_inverted',
  cross_entropy_of_distance: 'sigma_of_distance',
  sigmoid_floor: 'sigma_of_distance',
  accuracy_upside_down: 'metric_upside_down',
  threshold_out_of_reach: 'threshold_out_of_reach',
  self_pairs: 'pair_of_itself',
  root_without_epsilon: 'root_at_zero',
  wrong_model_built: 'wrong_model',
}

const untried = (told: Told): Finding => ({
  ...told,
  cause: CAUSES_OF[told.code] ?? null,
  proof: 'none',
  leads: false,
  follows: [],
  tried: [],
  fixes: told.fixes.map((fix) => ({ ...fix, trial: null })),
})
