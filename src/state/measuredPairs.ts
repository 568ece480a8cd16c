/** Which of the judged pairs may say what comes out at a threshold. */
import type { Judge } from '../domain/judging'
import type { Baselines, ScoredPairs } from '../domain/reports'
import type { PairUnits } from '../domain/verification/pairUnits'
import { bothParts } from './judgedParts'
import type { JudgedRun } from './judgedRun'

/** The pairs that what comes out at a threshold is of. */
export interface MeasuredPairs {
  readonly pairs: ScoredPairs
  readonly units: PairUnits | null
  readonly baselines: Baselines | null
}

/**
 * Those whom the threshold was not calibrated on; both parts where they are judged crosswise, and all where
 * it was not calibrated.
 */
export function measuredPairs(judged: JudgedRun, { calibrated }: Judge): MeasuredPairs {
  const { parts } = judged
  if (calibrated === undefined || parts === null) return judged
  return calibrated.crossed === null ? parts.judge : bothParts(parts)
}

/** The pairs that a judge is judged on, for tables; all of them where they are judged crosswise. */
export function pairsOfJudge(judged: JudgedRun, judge: Judge): ScoredPairs {
  return judge.calibrated !== undefined && judge.calibrated.crossed !== null
    ? judged.pairs
    : measuredPairs(judged, judge).pairs
}
