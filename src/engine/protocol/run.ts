/**
 * The messages between the page, a run's Worker and its helpers, types only. Commands go to the
 * Worker, events come from it. Every event carries the `session` of the `start` that caused it, so
 * that what was under way before a Reset is told apart and dropped.
 *
 * Helpers are threads that compute for a run's Worker on its memory. It asks the client for them,
 * which makes them and hands each its port; through that the Worker tells it what to work on.
 */
import type { RunConfig } from '../../domain/config'
import type { DataSource } from '../../domain/dataSource'
import type { BackendId } from '../../domain/settings'
import type { RunError } from '../../domain/errors'
import type { PackedWeights } from '../../domain/fileWeights'
import type {
  Baselines,
  EvaluationReport,
  HeldOutImages,
  Judgement,
  LayerReport,
  NonFiniteReport,
} from '../../domain/reports'
import type { Kept, KeptHistory, KeptState } from '../../domain/keptRun'
import type { NetworkWeights } from '../../domain/snapshot'
import type { StepRecord } from '../../domain/stepLog'

/** `start` builds the run and then does what `then` says; a second `start` replaces the run. */
export type Command =
  | {
      readonly type: 'start'
      readonly session: number
      readonly config: RunConfig
      readonly then: Then
      readonly data: DataSource
      /** What the RunConfig’s own weights are; absent where it names none. */
      readonly weights?: PackedWeights
      /** Where the run is kept as it goes, and gone on with where it is kept already; absent for nowhere. */
      readonly keep?: KeptAs
    }
  | { readonly type: 'train' }
  | { readonly type: 'pause' }
  | { readonly type: 'step' }
  /** Another step limit for the run at hand, 0 for none; a finished run can then go on. */
  | { readonly type: 'limit'; readonly steps: number }
  /** A closer look at the held-out pairs, as soon as no step is under way. */
  | { readonly type: 'judge' }
  /** What the network says of pairs of given images, as soon as no step is under way. */
  | ({ readonly type: 'compare'; readonly request: number } & Comparison)
  /** Its weights as they stand, as soon as no step is under way. */
  | { readonly type: 'weights'; readonly request: number }
  /** Keeps the run as it stands, as soon as no step is under way: the page is being left. */
  | { readonly type: 'keep' }
  /** Frees everything the run holds; the engine and the data stay, for the next start. */
  | { readonly type: 'release'; readonly session: number }

/** train: until the limit or a pause; step: one step, then paused; pause: nothing but what was kept. */
export type Then = 'train' | 'step' | 'pause'

export interface KeptAs {
  /** Of the kept run. */
  readonly id: string
  /** Names the page that writes: a run is written by one page at a time. */
  readonly owner: string
}

/** Pairs to compare: images are numbered from the given ones on, then follow the held-out ones. */
export interface Comparison {
  readonly given: GivenImages
  readonly a: Int32Array
  readonly b: Int32Array
}

/** Images that are in no set: count × side × side × channels bytes. */
export interface GivenImages {
  readonly side: number
  readonly channels: 1 | 3
  readonly count: number
  readonly pixels: Uint8Array
}

export interface BackendInfo {
  readonly id: BackendId
  /** “WASM”, “WebGPU”. */
  readonly label: string
  /** “2 threads, SIMD”, or the adapter. */
  readonly detail: string
  /** Why this one, in a sentence. */
  readonly why: string
}

export interface LoadProgress {
  readonly stage: 'engine' | 'data' | 'network'
  /** 0 to 1; null where it is unknown. */
  readonly fraction: number | null
}

export type Event = { readonly session: number } & (
  | { readonly type: 'progress'; readonly progress: LoadProgress }
  | { readonly type: 'ready'; readonly backend: BackendInfo }
  /** What is known of the backend has changed since `ready`: a helper thread did not start. */
  | { readonly type: 'backend'; readonly backend: BackendInfo }
  | {
      readonly type: 'steps'
      readonly records: readonly StepRecord[]
      /** As of the last of the records. */
      readonly layers: readonly LayerReport[]
      /** Live tensors in the Worker when last nothing was under way. */
      readonly tensors: number
      /** Smallest distance of any pair of these steps. */
      readonly closest: number
    }
  /** What was kept of the run, before `ready`; it goes on from there. */
  | {
      readonly type: 'resumed'
      readonly history: KeptHistory
      /** Steps that were kept and are to be done again, since the newest weights were damaged. */
      readonly lost: number
    }
  | { readonly type: 'kept'; readonly state: KeptState; readonly kept: Kept }
  /** The images that evaluations and judgements name by place; once a start, after `ready`. */
  | { readonly type: 'held_out'; readonly images: HeldOutImages }
  /** `asLast`: due only because no step was to follow. */
  | { readonly type: 'evaluation'; readonly report: EvaluationReport; readonly asLast: boolean }
  /** For the pairs of the evaluations, with the first of them. */
  | { readonly type: 'baselines'; readonly baselines: Baselines }
  /** How far a judgement is, 0 to 1. */
  | { readonly type: 'judging'; readonly fraction: number }
  | { readonly type: 'judgement'; readonly judgement: Judgement }
  /** The answer to `compare`: one value a pair, at the weights after this step. */
  | {
      readonly type: 'compared'
      readonly request: number
      readonly step: number
      readonly distances: Float32Array
      readonly outputs: Float32Array
    }
  /** The answer to `weights`. */
  | ({ readonly type: 'weights'; readonly request: number } & NetworkWeights)
  | { readonly type: 'training' }
  | { readonly type: 'paused' }
  /** The step limit was reached. */
  | { readonly type: 'finished' }
  | { readonly type: 'non_finite'; readonly report: NonFiniteReport }
  | { readonly type: 'released'; readonly tensors: number }
  /** The client’s own: no sign of life has come from the Worker; null once one has. */
  | { readonly type: 'silence'; readonly silence: Silence | null }
  | { readonly type: 'failed'; readonly error: RunError }
)

/** How long a Worker has given no sign of life, in milliseconds. */
export interface Silence {
  readonly ms: number
  /** The longest step so far; 0 before the first. */
  readonly longest: number
  /** Whether it has ever given one: else its script may still be on the way. */
  readonly loaded: boolean
}

/** From a run's Worker to its client, once: it holds this lock for as long as it lives. */
export interface Alive {
  readonly type: 'alive'
  readonly lock: string
}

/** From a run's Worker to its client: one helper wanted for each port. */
export interface HelperRequest {
  readonly type: 'helpers'
  readonly ports: readonly MessagePort[]
}

/** From a helper to its client: its script has loaded, it can be given its port. */
export interface HelperLoaded {
  readonly type: 'loaded'
}

/** Through the port, to a helper: the compiled module, its memory, and the control block in it. */
export interface HelperWork {
  readonly compiled: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly control: number
}

/** Through the port, to the run's Worker, which then does without this helper. */
export interface HelperFailed {
  readonly type: 'failed'
  readonly cause: string
}
