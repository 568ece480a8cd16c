import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/** Distances [N] of embeddings [2N, D], whose first half are the A-images' and second the B's. */
export type Distance = (embeddings: Tensor2D, config: RunConfig) => Tensor1D
