import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { Classes } from '../data/dataset'

/** What a loss may look at: N pairs, which are 2N images. */
export interface Compared {
  /** The head's, [N]. */
  readonly outputs: Tensor1D
  /** What the outputs are σ of, [N]; null where they are no probabilities. */
  readonly logits: Tensor1D | null
  /** y [N], 0 or 1. */
  readonly labels: Tensor1D
  /** [2N, D], the A-images' first. */
  readonly embeddings: Tensor2D
  /** The class of each image [2N], the A-images' first. */
  readonly classes: Classes
}

/**
 * One loss per pair [N]. A loss over single images or triplets gives each pair the mean of its two
 * images, so that the mean over pairs is the loss its source defines. `Settings` are those it looks at.
 */
export type Loss<Settings = unknown> = (compared: Compared, settings: Settings) => Tensor1D
