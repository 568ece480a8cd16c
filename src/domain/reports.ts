/** What a run reports of itself, as plain data: from the engine to diagnosis and the page. */
import type { EvaluationRecord } from './stepLog'

/** A pair as it can be drawn: 8-bit grey images of `side` × `side`. */
export interface PairView {
  /** Place in the batch or among the held-out pairs. */
  readonly index: number
  readonly same: boolean
  readonly distance: number
  /** What the loss was given: the head's output. */
  readonly output: number
  readonly side: number
  readonly imageA: Uint8Array
  readonly imageB: Uint8Array
}

/** Held-out pairs in inference mode. */
export interface EvaluationReport extends EvaluationRecord {
  /** Distances, one per pair, in the fixed order of the held-out pairs. */
  readonly distances: Float32Array
  /** Outputs of the head, likewise. */
  readonly outputs: Float32Array
  /** 1 where the pair is of one class, likewise. */
  readonly same: Uint8Array
  /** The output at which `bestAccuracy` is had. */
  readonly bestThreshold: number
  /** The pairs that cost most, worst first. */
  readonly worst: readonly PairView[]
}

/** The first non-finite value of a run, and what surrounds it. */
export interface NonFiniteReport {
  readonly step: number
  /** Where it was seen first, in the order of a step: loss, then gradient, then weight. */
  readonly where: 'loss' | 'gradient' | 'weight'
  readonly value: 'nan' | 'inf'
  /** Names of the weights whose gradient (or which themselves) are not finite, `layer/weight`. */
  readonly tensors: readonly string[]
  /** How many weights there are in all. */
  readonly tensorCount: number
  /** The loss of that very step, which may be finite. */
  readonly loss: number
  /** The pair that caused it: distance exactly 0, or a loss that is not finite; null if unknown. */
  readonly pair: PairView | null
}

/** A layer as it stands after a step: gradient and weight norms (L2), for the Layers tab. */
export interface LayerReport {
  readonly name: string
  readonly gradNorm: number
  readonly weightNorm: number
}
