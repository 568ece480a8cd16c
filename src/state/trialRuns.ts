/** How long a fix is tried: long enough to show that it learns, and past where the run failed. */
import { verdictOf } from '../diagnosis/verdict'
import type { RunFacts } from '../diagnosis/finding'
import type { TrialPlan, TrialRun } from '../diagnosis/proof'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import { stepLimit } from '../domain/epochs'
import { factsOfRun } from './runFacts'
import type { RunView } from './runView'

/** Steps of a trial at most; more only where the fix itself asks for more. */
const MOST = 400
/** Steps of a trial of a run without a limit, where it has done fewer. */
const LEAST = 150
/** Evaluations in a row that say it learns, after which a trial need not go on. */
const IN_A_ROW = 2
/** The step before which no trial is ended early. */
const EARLIEST = 40
/** Times as many steps as the run had done when it failed. */
const PAST = 1.5

/** The RunConfig of a trial: the failing run's with the patch, on another seed perhaps, cut short. */
export function trialConfig(facts: RunFacts, { patch, seed }: TrialPlan): RunConfig {
  const config = { ...facts.config, ...patch, seed }
  const limit = stepLimit(config, factsOf(config, facts.set)) || Math.max(LEAST, facts.log.length)
  const most = 'steps' in patch ? limit : MOST
  return { ...config, steps: Math.min(limit, most), epochs: 0 }
}

/** Tells of each view of a trial whether it may end. @param facts of the failing run */
export function createTrialWatch(
  facts: RunFacts,
  set: RunFacts['set'],
): (view: RunView) => boolean {
  const past = facts.finished ? EARLIEST : Math.max(EARLIEST, Math.ceil(PAST * facts.log.length))
  let inARow = 0
  let seen = 0
  return (view) => {
    const { evaluation, config, baselines } = view
    if (config === null || evaluation === null || baselines === null || evaluation.step === seen)
      return false
    seen = evaluation.step
    inARow = verdictOf(factsOfRun(view, { config, set })) === 'learns' ? inARow + 1 : 0
    return inARow >= IN_A_ROW && seen >= Math.min(past, config.steps)
  }
}

/** What came of a trial. */
export function trialRunOf(view: RunView, seed: number): TrialRun {
  const { config, set, evaluation, error, log } = view
  const verdict =
    config === null || error !== null ? 'undecided' : verdictOf(factsOfRun(view, { config, set }))
  return { seed, verdict, steps: log.length, auc: evaluation?.auc ?? null }
}
