import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/** How far apart embeddings are: of a batch's pairs, or of all its images from one another. */
export interface Distance {
  /** Distances [N] of embeddings [2N, D], whose first half are the A-images' and second the B's. */
  pairs(embeddings: Tensor2D, config: RunConfig): Tensor1D
  /** Distances [M, M] of embeddings [M, D] from one another. */
  matrix(embeddings: Tensor2D, config: RunConfig): Tensor2D
}
