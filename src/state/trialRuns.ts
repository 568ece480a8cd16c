/** How long a fix is tried: long enough to show that it learns, and past where the run failed. */
import { verdictOf, type VerdictFacts } from '../diagnosis/verdict'
import type { RunFacts } from '../diagnosis/finding'
import type { TrialPlan, TrialRun } from '../diagnosis/proof'
import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import { stepLimit } from '../domain/epochs'
import { createStepLog, type EvaluationRecord } from '../domain/stepLog'
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
/** How far beyond the step at which the run failed, as a factor. */
const BEYOND = 1.5

/** The RunConfig of a trial: the failing run's with the patch, on another seed perhaps, cut short. */
export function trialConfig(facts: RunFacts, { patch, seed }: Omit<TrialPlan, 'label'>): RunConfig {
  const config = { ...facts.config, ...patch, seed }
  const limit = stepLimit(config, factsOf(config, facts.set)) || Math.max(LEAST, facts.log.length)
  const most = 'steps' in patch ? limit : MOST
  return { ...config, steps: Math.min(limit, most), epochs: 0 }
}

/**
 * The step from which on a trial that learns proves something: until then the failing run may have
 * looked as well. That is where its values were finite no more, or where it read last as one that learns.
 */
export function provesFrom(facts: RunFacts): number {
  const failed = facts.nonFinite === null ? lastLearning(facts) : facts.log.length
  return Math.max(EARLIEST, Math.ceil(BEYOND * failed))
}

/** 0 where it never read as one that learns. */
function lastLearning(facts: RunFacts): number {
  const { step } = facts.log.heldOut
  for (let i = step.length - 1; i >= 0; i--)
    if (verdictOf(factsAt(facts, i)) === 'learns') return step[i] ?? 0
  return 0
}

/** What was known at one of the evaluations. */
function factsAt({ config, set, log, pixelAuc, untrained }: RunFacts, i: number): VerdictFacts {
  const { heldOut } = log
  const at = (key: keyof EvaluationRecord) => heldOut[key][i] ?? 0
  const auc = at('auc')
  return {
    ...{ config, set, pixelAuc, nonFinite: null, finished: false },
    log: createStepLog(),
    heldOut: {
      ...{ step: at('step'), loss: at('loss'), accuracy: at('accuracy'), auc, eer: at('eer') },
      ...{ verified: at('verified'), bestAccuracy: at('bestAccuracy') },
    },
    // How sure that is, is known of the last evaluation alone.
    untrained: untrained && { ...untrained, gain: auc - untrained.auc, low: -1, high: 1 },
  }
}

/** Tells of each view of a trial whether it may end. @param facts of the failing run */
export function createTrialWatch(facts: RunFacts): (view: RunView) => boolean {
  const from = provesFrom(facts)
  let inARow = 0
  let seen = 0
  return (view) => {
    const { evaluation, config, set, baselines } = view
    if (config === null || evaluation === null || baselines === null || evaluation.step === seen)
      return false
    seen = evaluation.step
    inARow = verdictOf(factsOfRun(view, { config, set })) === 'learns' ? inARow + 1 : 0
    return inARow >= IN_A_ROW && seen >= Math.min(from, config.steps)
  }
}

/** What came of a trial. */
export function trialRunOf(view: RunView, seed: number): TrialRun {
  const { config, set, evaluation, error, log } = view
  const verdict =
    config === null || error !== null ? 'undecided' : verdictOf(factsOfRun(view, { config, set }))
  return { seed, verdict, steps: log.length, auc: evaluation?.auc ?? null }
}

/** Of one that cannot even start. */
export const notStarted = (seed: number): TrialRun => ({
  seed,
  verdict: 'undecided',
  steps: 0,
  auc: null,
})
