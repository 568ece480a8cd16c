import { deadGradientRule } from './deadGradient'
import type { Finding, Rule, RunFacts } from './finding'
import { heldOutLagsRule } from './heldOutLags'
import { invertedConventionRule } from './invertedConvention'
import { learnsRule } from './learns'
import { nonFiniteRule } from './nonFinite'
import { rootWithoutEpsilonRule } from './rootWithoutEpsilon'
import { runErrorRule } from './runError'
import { setupProblemRule } from './setupProblem'
import { sigmoidFloorRule } from './sigmoidFloor'

const RULES: readonly Rule[] = [
  runErrorRule,
  setupProblemRule,
  nonFiniteRule,
  deadGradientRule,
  heldOutLagsRule,
  invertedConventionRule,
  sigmoidFloorRule,
  rootWithoutEpsilonRule,
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
