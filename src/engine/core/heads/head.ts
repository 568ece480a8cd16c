import type { Tensor1D } from '@tensorflow/tfjs-core'

/** What the loss is given: outputs [N] of distances [N]. */
export type Head = (distances: Tensor1D) => Tensor1D
