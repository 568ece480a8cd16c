/**
 * What is to be tried next of a failing run: its candidates in turn on its own seed, two of them at once
 * where neither learnt alone, and one that learns there on two more seeds. Ends with a fix that learns in
 * all of its runs; until there is one, those that learn in most of theirs are the best.
 */
import { sameValue } from '../domain/config'
import { writePatch } from '../domain/link'
import type { RunFacts } from './finding'
import { isFailing } from './howItFails'
import { observe, type Observations } from './observations'
import { outcomeOf } from './outcome'
import { learntIn, type Trial, type TrialPlan } from './proof'
import { promisingPairs } from './pairsOf'
import { candidatesOf, type Candidate } from './suspects'
import { verdictOf } from './verdict'

/** Seeds that a fix is tried on, once it has learnt on the run's own. */
const SEEDS = 3

/** Null where there is nothing to try, or no need. */
export function nextTrial(facts: RunFacts): TrialPlan | null {
  const outcome = outcomeOf(facts)
  // Where the run learns as it is, a trial that learns would prove nothing.
  if (!isFailing(outcome) || verdictOf(facts) === 'learns') return null
  const trials = facts.proof?.trials ?? []
  if (trials.some(isSure)) return null
  const promising = trials.find((trial) => trial.runs.length < SEEDS && canStillLearn(trial))
  const candidates = tryable(observe(facts, outcome), trials)
  if (promising) {
    const { patch, runs } = promising
    const label =
      candidates.find((each) => sameValue(each.patch, patch))?.label ?? writePatch(patch)
    return { label, patch, seed: facts.config.seed + runs.length }
  }
  const [next] = candidates
    .filter(({ patch }) => !trials.some((trial) => sameValue(trial.patch, patch)))
    .sort((a, b) => b.weight - a.weight)
  return next ? { label: next.label, patch: next.patch, seed: facts.config.seed } : null
}

/** All changes that may be tried in view of the trials so far: each alone, and two that did not learn alone. */
function tryable(o: Observations, trials: readonly Trial[]): readonly Candidate[] {
  const singles = candidatesOf(o)
  return [...singles, ...promisingPairs(o, singles, trials)]
}

/** Whether it has learnt in all of its runs, on as many seeds as are wanted. */
const isSure = (trial: Trial): boolean =>
  trial.runs.length >= SEEDS && learntIn(trial) === trial.runs.length

const canStillLearn = ({ runs }: Trial) =>
  runs.length > 0 &&
  runs[0]?.verdict === 'learns' &&
  2 * runs.filter(({ verdict }) => verdict !== 'learns').length < SEEDS
