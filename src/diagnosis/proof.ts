/** What came of trying fixes: short runs of a failing run's very set-up with a patch over it. */
import type { ConfigPatch } from '../domain/config'
import type { Verdict } from '../domain/verdict'

/** One short run, to its end. */
export interface TrialRun {
  readonly seed: number
  readonly verdict: Verdict
  /** Steps it did; one that learns ends early. */
  readonly steps: number
  /** Held-out AUC at its end; null where it came to none. */
  readonly auc: number | null
}

/** A patch and the runs that tried it, in the order they were made: the failing run's own seed first. */
export interface Trial {
  readonly patch: ConfigPatch
  readonly runs: readonly TrialRun[]
}

/** What is to be run next. */
export interface TrialPlan {
  /** What is changed, in words. */
  readonly label: string
  readonly patch: ConfigPatch
  readonly seed: number
}

export interface Proof {
  /**
   * waiting: for the runs on show to rest. ended: no trial is left, or the budget is spent, or it was
   * stopped.
   */
  readonly state: 'waiting' | 'running' | 'ended'
  readonly trials: readonly Trial[]
  /** The run under way, with the steps it has done and will do at most. */
  readonly underWay: (TrialPlan & { readonly step: number; readonly of: number }) | null
  /** Seconds of trying so far, and at most. */
  readonly seconds: number
  readonly budget: number
}

/** How many of a trial's runs learnt. */
export const learntIn = ({ runs }: Trial): number =>
  runs.filter(({ verdict }) => verdict === 'learns').length

/** A trial learns where more than half of its runs did, and it has run at all. */
export const learnt = (trial: Trial): boolean => 2 * learntIn(trial) > trial.runs.length
