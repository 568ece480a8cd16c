import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/** How a root is taken. */
export type RootSettings = Pick<RunConfig, 'epsilon' | 'epsilonForm' | 'rootSlope'>
/** Which distance, and all that any of them looks at. */
export type DistanceSettings = RootSettings & Pick<RunConfig, 'distance'>

/**
 * How far apart embeddings are: of a batch's pairs, or of all its images from one another.
 * `Settings` are those it looks at.
 */
export interface Distance<Settings = unknown> {
  /** Distances [N] of embeddings [2N, D], whose first half are the A-images' and second the B's. */
  pairs(embeddings: Tensor2D, settings: Settings): Tensor1D
  /** Distances [M, M] of embeddings [M, D] from one another. */
  matrix(embeddings: Tensor2D, settings: Settings): Tensor2D
}
