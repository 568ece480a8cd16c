import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import type { Layer, LayerContext } from '../layers/layer'

/** What the loss is given. */
export interface HeadOutput {
  /** [N] */
  readonly outputs: Tensor1D
  /** What the outputs are σ of, [N]; null where they are no probabilities. */
  readonly logits: Tensor1D | null
}

/** From distances and embeddings to outputs. A head may have layers with weights of its own. */
export interface Head {
  readonly layers: readonly Layer[]
  /**
   * @param distances [N]
   * @param embeddings [2N, D], the A-images' first
   */
  apply(distances: Tensor1D, embeddings: Tensor2D, context: LayerContext): HeadOutput
}

/** Where a head stands: its layers follow the encoder's, whose count is `index`. */
export interface HeadPlace {
  readonly index: number
  /** D, the embedding's length. */
  readonly embedding: number
}

/** What the weights of a head begin as. */
export type HeadSettings = Pick<RunConfig, 'seed' | 'initializer'>

export type CreateHead = (settings: HeadSettings, place: HeadPlace) => Head
