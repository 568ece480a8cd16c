/** What a run reports of itself, as plain data: from the engine to diagnosis and the page. */
import type { EvaluationRecord } from './stepLog'

/** A pair as it can be drawn: 8-bit images of `side` × `side`, grey or RGB. */
export interface PairView {
  /** Place in the batch. */
  readonly index: number
  readonly same: boolean
  readonly distance: number
  /** What the loss was given: the head's output. */
  readonly output: number
  readonly side: number
  readonly channels: 1 | 3
  readonly imageA: Uint8Array
  readonly imageB: Uint8Array
}

/** Images small enough to be drawn many at a time; pairs name them by their place. */
export interface SmallImages {
  readonly side: number
  readonly channels: 1 | 3
  /** count × side × side × channels bytes. */
  readonly pixels: Uint8Array
  /** Per image, the place of its class in `names`. */
  readonly classes: Int32Array
  /** Names of the classes: people, or “0” and “1”. */
  readonly names: readonly string[]
  /** Per image, where it came from; empty for images that ship. */
  readonly paths: readonly string[]
}

/** The images held out. */
export type HeldOutImages = SmallImages

/** The first pairs of a run's first step, before anything has been trained. */
export interface FirstPairs {
  readonly images: SmallImages
  /** Places among the images, a pair each. */
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the pair is same. */
  readonly same: Uint8Array
  /** Pairs of that step in all. */
  readonly of: number
}

/** Held-out pairs and what a network says of them, in inference mode; one value a pair. */
export interface ScoredPairs {
  /** Places among the held-out images. */
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the pair is of one class. */
  readonly same: Uint8Array
  readonly distances: Float32Array
  /** Outputs of the head. */
  readonly outputs: Float32Array
}

/** Embeddings of held-out images. */
export interface Embeddings {
  /** Places among the held-out images. */
  readonly images: Int32Array
  readonly dimension: number
  /** images × dimension, row by row. */
  readonly values: Float32Array
}

/** Held-out pairs in inference mode, live: a few of them, always the same. */
export interface EvaluationReport extends EvaluationRecord, ScoredPairs {
  /** The output at which `bestAccuracy` is had. */
  readonly bestThreshold: number
  readonly embeddings: Embeddings
}

/** What there is to beat, on the same pairs: one output a pair. */
export interface Baselines {
  /** The head's, of the very network before its first step. */
  readonly untrained: Float32Array
  /** Euclidean distance between the images' pixels; larger means different. */
  readonly pixels: Float32Array
}

/** A closer look at the weights as they stand: more held-out pairs, of which the live ones are the first. */
export interface Judgement extends ScoredPairs {
  readonly step: number
  /** Per pair, the place of its fold in `folds`; null where the pairs have no folds. */
  readonly foldOf: Uint8Array | null
  readonly folds: readonly string[]
  readonly baselines: Baselines
  readonly embeddings: Embeddings
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
