/** What a run reports of itself, as plain data: from the engine to diagnosis and the page. */
import type { LayerKind } from './layers'
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
  /** As the network sees them. */
  readonly images: SmallImages
  /** Their pixels before they are augmented; null where nothing is. */
  readonly plain: Uint8Array | null
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

/** A layer as it stands: what it made of some held-out images, and how far it has come. */
export interface LayerState {
  readonly name: string
  /** As in its spec: `conv2d`, `dense`. */
  readonly kind: LayerKind
  /** Share of its units, a convolution's filters, that are 0 for every one of the images. */
  readonly dead: number
  /**
   * Share of its outputs that are within 1 % of an end of its activation's range, whose slope is as
   * good as 0 there: σ below 0.01 or above 0.99, tanh beyond ±0.98; of softmax the share of images
   * with a unit above 0.99. 0 for other activations.
   */
  readonly saturated: number
  /** Largest |output|; of a head's last layer before its σ. */
  readonly largest: number
  /** ‖w − w₀‖ / ‖w₀‖ over its trainable weights, w₀ before the first step; null where it has none. */
  readonly moved: number | null
}

/** The same pairs where batch normalisation goes by their own statistics, as in training. */
export type OwnStatistics = Pick<EvaluationRecord, 'loss' | 'auc' | 'verified' | 'bestAccuracy'>

/** Held-out pairs in inference mode, live: a few of them, always the same. */
export interface EvaluationReport extends EvaluationRecord, ScoredPairs {
  /** The output at which `bestAccuracy` is had. */
  readonly bestThreshold: number
  /** Whether its figures have been replaced by a judgement's, which are of more pairs. */
  readonly isJudged?: boolean
  /** How many people those pairs are of, where people are what varies. */
  readonly people?: number | undefined
  readonly embeddings: Embeddings
  /** The encoder's, then the head's, of the first pairs, as many as a batch has. */
  readonly layers: readonly LayerState[]
  /** Without dropout, and nothing moved by it; null where no layer normalises batches. */
  readonly ownStatistics: OwnStatistics | null
  /**
   * By how much the logit rises with the distance: the weight of a head that is Dense(1) over a
   * distance, times γ / √(σ² + ε) where a batch normalisation comes before it. Null for other heads.
   */
  readonly headScale: number | null
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
  /** Different pairs beside these, of the same images, for a threshold of some people only. */
  readonly further: ScoredPairs & { readonly baselines: Baselines }
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
  /** Whether that pair is an image with itself. */
  readonly ofItself: boolean
  /** Images that are in the batch more than once. */
  readonly drawnTwice: number
  /** In the order of the forward pass, in training mode; empty where it was not looked at. */
  readonly forward: readonly Growth[]
  /**
   * The first of `forward` that is not finite now; null where all are finite, as they are where a
   * slope is what is not.
   */
  readonly origin: string | null
}

/**
 * What a layer made of the batch in which a value was not finite: its largest |output|, with the
 * weights that the run began with and with those that the step began with. Beside the layers,
 * `distance` tells of the pairs' distances where the head is given those. NaN where there is one.
 */
export interface Growth {
  readonly name: string
  readonly first: number
  readonly now: number
}

/** A layer as it stands after a step: gradient and weight norms (L2), for the Layers tab. */
export interface LayerReport {
  readonly name: string
  readonly gradNorm: number
  readonly weightNorm: number
}
