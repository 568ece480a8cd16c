/**
 * Where a run stands between two steps, as plain data. With the RunConfig and the data it is all that
 * later steps follow from: pairs, augmentation and dropout masks follow from the seed and the step.
 */
export interface WeightValues {
  /** `layer/weight` in Keras's names: `conv2d_1/kernel`. */
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

export interface Snapshot {
  /** Steps done. */
  readonly step: number
  /** The encoder's, then the head's, layer by layer in Keras's order; moving statistics included. */
  readonly weights: readonly WeightValues[]
  /** The optimiser's, a vector over all trainable weights each, in the order of its rule. */
  readonly slots: readonly Float32Array[]
}

/** What becomes of a pixel's byte: the network is given `byte · scale + offset`. */
export interface PixelScaling {
  readonly scale: number
  readonly offset: number
}

/** All of a network that it takes to use it. */
export interface NetworkWeights {
  readonly snapshot: Snapshot
  readonly pixels: PixelScaling
}
