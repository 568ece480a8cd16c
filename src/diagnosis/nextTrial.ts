/**
 * What is to be tried next of a failing run: its candidates in turn on its own seed, and one that
 * learns there on two more seeds. Ends with a fix that learns in most of its runs.
 */
import { sameValue } from '../domain/config'
import type { RunFacts } from './finding'
import { isFailing } from './howItFails'
import { observe } from './observations'
import { outcomeOf } from './outcome'
import { learnt, type Trial, type TrialPlan } from './proof'
import { candidatesOf } from './suspects'
import { verdictOf } from './verdict'

/** Seeds that a fix is tried on, once it has learnt on the run's own. */
const SEEDS = 3

/** Null where there is nothing to try, or no need. */
export function nextTrial(facts: RunFacts): TrialPlan | null {
  const outcome = outcomeOf(facts)
  // Where the run learns as it is, a trial that learns would prove nothing.
  if (!isFailing(outcome) || verdictOf(facts) === 'learns') return null
  const trials = facts.proof?.trials ?? []
  if (trials.some(isProven)) return null
  const promising = trials.find((trial) => trial.runs.length < SEEDS && canStillLearn(trial))
  if (promising) return { patch: promising.patch, seed: facts.config.seed + promising.runs.length }
  const next = candidatesOf(observe(facts, outcome)).find(
    ({ patch }) => !trials.some((trial) => sameValue(trial.patch, patch)),
  )
  return next ? { patch: next.patch, seed: facts.config.seed } : null
}

/** Whether it has learnt in most of its runs, on as many seeds as are wanted. */
const isProven = (trial: Trial): boolean => trial.runs.length >= SEEDS && learnt(trial)

const canStillLearn = ({ runs }: Trial) =>
  runs.length > 0 &&
  runs[0]?.verdict === 'learns' &&
  2 * runs.filter(({ verdict }) => verdict !== 'learns').length < SEEDS
