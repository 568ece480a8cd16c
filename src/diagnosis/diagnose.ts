/**
 * From facts to findings: what speaks of the settings alone, then how the run goes. A run that fails
 * has one finding with its likeliest cause; what follows from that is told under it.
 */
import { sameValue } from '../domain/config'
import { accuracyUpsideDownRule } from './accuracyUpsideDown'
import { broadcastLossRule } from './broadcastLoss'
import { crossEntropyOfDistanceRule } from './crossEntropyOfDistance'
import { failingRun } from './failingRun'
import type { Finding, Fix, Rule, RunFacts, Told } from './finding'
import { invertedConventionRule } from './invertedConvention'
import { l2UnappliedRule } from './l2Unapplied'
import { learnsRule } from './learns'
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
  const failing = failingRun(facts)
  const told = RULES.map((rule) => rule(facts))
    .filter((each) => each !== null)
    .filter(({ code }) => code !== failing?.code)
    .map(untried)
  return failing === null ? told : [failing, ...told.map((each) => without(each, failing))]
}

/** A finding without the fixes that the leading one offers or has tried. */
function without(finding: Finding, { fixes, tried }: Finding): Finding {
  const known = [...fixes, ...tried]
  const isNew = ({ patch }: Fix) => !known.some((fix) => sameValue(fix.patch, patch))
  return { ...finding, fixes: finding.fixes.filter(isNew) }
}

const untried = (told: Told): Finding => ({
  ...told,
  cause: told.cause ?? null,
  proof: 'none',
  isTrying: false,
  leads: false,
  follows: [],
  tried: [],
  fixes: told.fixes.map((fix) => ({ ...fix, trial: null })),
})
