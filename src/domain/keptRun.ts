/** A run as this browser keeps it, so that it outlives the page. */
import type { RunConfig } from './config'
import type {
  Baselines,
  EvaluationReport,
  Judgement,
  LayerReport,
  NonFiniteReport,
} from './reports'
import type { EvaluationRecord, StepRecord } from './stepLog'
import type { Verdict } from './verdict'

/** What a kept run was doing when it was kept last. */
export type KeptState = 'training' | 'paused' | 'finished' | 'failed'

export interface KeptRun {
  readonly version: 1
  readonly id: string
  readonly config: RunConfig
  /** Milliseconds since 1970. */
  readonly begun: number
  readonly changed: number
  readonly state: KeptState
  /** Steps logged. */
  readonly step: number
  /** As of that step. */
  readonly layers: readonly LayerReport[]
  /** Smallest distance of any training pair; null before the first step. */
  readonly closest: number | null
  /** Which page may write: another one took the run over where it is not one’s own. */
  readonly owner: string
  /** Whose it was until then: what that page kept in files last is the run’s until its owner has written a row. */
  readonly earlierOwner?: string
  /** Bytes of its log, reports and weights. */
  readonly bytes: number
  /**
   * Where its weights lay when its row was written, newest first; while it trains, its files go ahead of that.
   * Those of an older step are gone on from where a newer is damaged.
   */
  readonly weights: readonly KeptWeights[]
  readonly label: RunLabel
  /** Summed up as it goes, so that a table of runs reads no log; absent before the first keeping. */
  readonly measured?: KeptMeasures
  /** How it came out, as the page that showed it told last; absent before. */
  readonly outcome?: KeptOutcome
}

export interface KeptMeasures {
  /** Milliseconds of its steps, one added to the other. */
  readonly ms: number
  /** Of the last step, which may not be finite; null before the first. */
  readonly loss: number | null
  /** The latest live evaluation; null before. */
  readonly heldOut: EvaluationRecord | null
  /** Bytes of its log, and of each report, as they are stored: reckoned, since no browser says. */
  readonly logBytes: number
  readonly reportBytes: Readonly<Partial<Record<keyof KeptReports, number>>>
}

export interface KeptOutcome {
  /** Steps that the verdict is of. */
  readonly step: number
  readonly verdict: Verdict
  /** Of the judgement’s pairs once there is one; null before the first evaluation. */
  readonly heldOut: EvaluationRecord | null
  /** How many pairs that is of. */
  readonly pairs: number
}

/** What a person says of a run. */
export interface RunLabel {
  /** Empty for none. */
  readonly name: string
  readonly note: string
  /** Whether it stays where room is made for others. */
  readonly pinned: boolean
}

/** The files that a run’s weights lie in, by turns. */
export const weightFilesOf = (id: string) => [`${id}-0`, `${id}-1`] as const

export const NO_LABEL: RunLabel = { name: '', note: '', pinned: false }

/** Weights and slots in a file. */
export interface KeptWeights {
  readonly file: string
  readonly step: number
  readonly bytes: number
  readonly checksum: number
}

/** Steps and evaluations since the part before. */
export interface LogPart {
  readonly records: readonly StepRecord[]
  readonly evaluations: readonly LoggedEvaluation[]
}

export interface LoggedEvaluation {
  readonly record: EvaluationRecord
  /** Due only because its step was to be the last. */
  readonly asLast: boolean
}

/** The latest of each kind. */
export interface KeptReports {
  readonly evaluation: EvaluationReport | null
  readonly baselines: Baselines | null
  readonly judgement: Judgement | null
  readonly nonFinite: NonFiniteReport | null
}

/** All that is kept of a run but its weights. */
export interface KeptHistory extends LogPart {
  readonly run: KeptRun
  readonly reports: KeptReports
}

/** What came of keeping a run. */
export interface Kept {
  /** Steps that are kept. */
  readonly step: number
  /** What it takes of the browser’s storage, in bytes. */
  readonly bytes: number
  /** Milliseconds that training waited for it. */
  readonly cost: number
  /** Why it was not kept; null where it was. */
  readonly problem: KeepProblem | null
}

export interface KeepProblem {
  /** `taken_over`: another page writes this run now. */
  readonly kind: 'full' | 'unavailable' | 'taken_over'
  readonly message: string
}
