import type { RunFacts } from '../diagnosis/finding'
import type { RunConfig } from '../domain/config'
import type { RunError } from '../domain/errors'
import type { Kept, KeptRun } from '../domain/keptRun'
import type { PhotoSet } from '../domain/photoSet'
import { createStepLog, type StepLog } from '../domain/stepLog'
import type {
  Baselines,
  EvaluationReport,
  HeldOutImages,
  Judgement,
  LayerReport,
  NonFiniteReport,
} from '../domain/reports'
import type { BackendInfo, LoadProgress, Silence } from '../engine'

/** What a run has beyond the network it began as, raw pixels and guessing. */
export type AucGains = Pick<RunFacts, 'untrained' | 'pixels' | 'guessing'>

type RunState = 'idle' | 'loading' | 'training' | 'paused' | 'finished' | 'failed'

/** A run as the page knows it. `log` grows in place; `revision` tells that it has. */
export interface RunView {
  readonly state: RunState
  /** What the run was started with; null before. */
  readonly config: RunConfig | null
  /** The set of photos it was started on, which may be gone since; null for none. */
  readonly set: PhotoSet | null
  readonly log: StepLog
  readonly revision: number
  readonly backend: BackendInfo | null
  readonly progress: LoadProgress | null
  /** The images that evaluation and judgement name by place. */
  readonly heldOut: HeldOutImages | null
  /** Per held-out image, the class it is of; kept where the images are not. */
  readonly classes: HeldOutImages['classes'] | null
  readonly evaluation: EvaluationReport | null
  /** For the pairs of the evaluation. */
  readonly baselines: Baselines | null
  /** How far a judgement under way is, 0 to 1; null where none is. */
  readonly judging: number | null
  /** The latest; its step says which weights it is of. */
  readonly judgement: Judgement | null
  /** What it has beyond its baselines, where the pairs it was reckoned of are not kept. */
  readonly gains: AucGains | null
  readonly nonFinite: NonFiniteReport | null
  readonly layers: readonly LayerReport[]
  /** Live tensors in the run's Worker, as last heard. */
  readonly tensors: number | null
  /** Smallest distance of any training pair so far. */
  readonly closest: number | null
  readonly error: RunError | null
  /** Where it was gone on with after the page was left; null where it was begun here. */
  readonly resumed: Resumed | null
  /** What it failed of before it was gone on with by itself; null where it did not. */
  readonly recovered: RunError | null
  /** The kept run in its place that another tab has; null for none. */
  readonly elsewhere: string | null
  /** The kept run in its place that goes on once its photos and weights are here; null for none. */
  readonly waiting: KeptRun | null
  /** How long its Worker has given no sign of life; null where it does. */
  readonly silence: Silence | null
  /** What was kept last; null before. */
  readonly kept: Kept | null
}

export interface Resumed {
  /** Steps that were kept. */
  readonly step: number
  /** Steps that had been done and were not kept. */
  readonly lost: number
}

/** What a run was started with; `set` is null for none. */
export interface StartedOn {
  readonly config: RunConfig
  readonly set: PhotoSet | null
}

/** Null before its start. */
export const startedOn = ({ config, set }: RunView): StartedOn | null => config && { config, set }

/** A run that has not been started. The backend stays known over a reset. */
export function idleRun(backend: BackendInfo | null = null, revision = 0): RunView {
  return {
    state: 'idle',
    config: null,
    set: null,
    log: createStepLog(),
    revision,
    backend,
    progress: null,
    heldOut: null,
    classes: null,
    evaluation: null,
    baselines: null,
    judging: null,
    judgement: null,
    gains: null,
    nonFinite: null,
    layers: [],
    tensors: null,
    closest: null,
    error: null,
    resumed: null,
    recovered: null,
    elsewhere: null,
    waiting: null,
    silence: null,
    kept: null,
  }
}

/** Milliseconds of a step, the median of the last ones; null before any. */
export function medianStep({ log }: Pick<RunView, 'log'>): number | null {
  const times = Array.from(log.column('ms').subarray(-20)).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? null
}

/** Pairs per second over the last steps: batch size over the median step time; null before any. */
export function pairsPerSecond(view: RunView): number | null {
  const median = medianStep(view)
  return median === null || view.config === null || median === 0
    ? null
    : (view.config.batch * 1000) / median
}

/** Whether a run is lost where its page is left: it has come somewhere, and cannot be kept. */
export const wouldBeLost = ({ state, log, kept }: RunView): boolean =>
  log.length > 0 && state !== 'idle' && state !== 'failed' && kept !== null && kept.problem !== null
