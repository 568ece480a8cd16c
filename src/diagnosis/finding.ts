import type { ConfigPatch, RunConfig, RunId } from '../domain/config'
import { ENCODERS } from '../domain/choices/encoders'
import type { CauseId } from './causeIds'
import type { Proof, Trial } from './proof'
import { builtEncoder } from '../domain/encoders'
import type { RunError } from '../domain/errors'
import type { FileShapes } from '../domain/fileWeights'
import type { PhotoSet } from '../domain/photoSet'
import type { EvaluationReport, LayerReport, NonFiniteReport, PairView } from '../domain/reports'
import type { EvaluationRecord, StepLog } from '../domain/stepLog'
import type { AucGain } from '../domain/verification/aucGain'

/**
 * Diagnosis: pure functions from a run's configuration and history to findings. A rule looks at
 * `RunFacts` and says what it found, with the evidence, the cause and fixes, or null.
 */
export type FindingCode =
  | 'run_error'
  | 'setup_problem'
  | 'wrong_model_built'
  | 'non_finite'
  | 'root_without_epsilon'
  | 'self_pairs'
  | 'pixels_unscaled'
  | 'inverted_convention'
  | 'cross_entropy_of_distance'
  | 'broadcast_loss'
  | 'l2_unapplied'
  | 'sigmoid_floor'
  | 'threshold_out_of_reach'
  | 'accuracy_upside_down'
  | 'dead_gradient'
  | 'collapsed'
  | 'held_out_lags'
  | 'overfits'
  | 'misread'
  | 'stuck'
  | 'learns'

export interface Fix {
  readonly label: string
  readonly patch: ConfigPatch
  /** What came of trying it; null where it was not tried. */
  readonly trial: Trial | null
}

/** One link of a causal chain, such as “d² = 0”; `bad` marks where it breaks. */
export interface ChainLink {
  readonly text: string
  readonly bad?: boolean
}

interface Evidence {
  /** Images of the pair at fault: 8-bit grey, side × side. */
  readonly pair?: Pick<PairView, 'side' | 'channels' | 'imageA' | 'imageB'>
  readonly chain?: readonly ChainLink[]
}

export interface Finding {
  readonly code: FindingCode
  readonly run: RunId
  readonly severity: 'error' | 'warning' | 'ok'
  readonly title: string
  /** When and where: “step 57 · first in a gradient”. */
  readonly where: string
  readonly why: string
  readonly evidence?: Evidence
  /** What the run is thought to fail by; null where that is unknown, or it does not fail. */
  readonly cause: CauseId | null
  /** running: fixes are being tried, and none has learnt yet. proven: one learns where the run did not. refuted: of all that was tried none does. */
  readonly proof: 'none' | 'running' | 'proven' | 'refuted'
  /** Whether trying goes on: on more seeds, where one has learnt. */
  readonly isTrying: boolean
  /** Whether it says how a run that fails came out: its fixes are those that are tried; others’ never are. */
  readonly leads: boolean
  /** What follows from it, and is no finding of its own. */
  readonly follows: readonly string[]
  /** The first is the one that learnt, where one did; what was tried and did not learn is in `tried`. */
  readonly fixes: readonly Fix[]
  /** Fixes that were tried, in the order they were. */
  readonly tried: readonly Fix[]
  /** The step it was seen at; 0 before training. Findings are shown newest first. */
  readonly step: number
}

/**
 * Whether something is wrong with the run. That so few people do not show what it learnt is a warning about
 * how it was judged.
 */
export const isAmiss = ({ severity, code }: Pick<Finding, 'severity' | 'code'>): boolean =>
  severity !== 'ok' && code !== 'learns'

/** A finding as a rule tells it: of settings and history alone. */
export type Told = Omit<
  Finding,
  'cause' | 'proof' | 'isTrying' | 'leads' | 'follows' | 'tried' | 'fixes'
> & {
  readonly fixes: readonly Pick<Fix, 'label' | 'patch'>[]
  /** The cause that would be named where the run fails by it, of what speaks of the settings alone. */
  readonly cause?: CauseId
}

export interface RunFacts {
  readonly run: RunId
  readonly config: RunConfig
  /** The set of photos that the run is on; null for none, or where it is not here. */
  readonly set: PhotoSet | null
  /** Shapes of the weights that the RunConfig names; null or absent where it names none, or they are not here. */
  readonly weights?: FileShapes | null
  readonly log: StepLog
  readonly finished: boolean
  /** The latest held-out evaluation; with whatever of its report is at hand. */
  readonly heldOut: (EvaluationRecord & Partial<EvaluationReport>) | null
  /** As of the last step; empty before. */
  readonly layers: readonly LayerReport[]
  /** AUC of the distance between raw pixels on the same pairs; null before it is known. */
  readonly pixelAuc: number | null
  /**
   * What the run has beyond the network it began as, and beyond raw pixels, on the very same pairs: a
   * judgement's where it is of the last step, else the latest evaluation's. Null before it is known.
   */
  readonly untrained: AucGain | null
  readonly pixels: AucGain | null
  /** Likewise beyond guessing, where people are what varies. */
  readonly guessing?: AucGain | null
  /** What came of trying fixes; null where none were tried. */
  readonly proof: Proof | null
  readonly nonFinite: NonFiniteReport | null
  /** Smallest distance of any training pair so far; null before the first step. */
  readonly closest: number | null
  readonly error: RunError | null
}

export type Rule = (facts: RunFacts) => Told | null

/** How findings call a run's network: what was asked for and, where that differs, what was built. */
export function encoderName(config: RunConfig): string {
  const [named, built] = [config.encoder, builtEncoder(config)]
  return named === built
    ? ENCODERS[named].name
    : `${ENCODERS[named].name} (builds ${ENCODERS[built].name})`
}
