import type { Tensor1D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

/** One loss per pair [N] from the head's outputs [N] and labels y [N], 0 or 1. */
export type Loss = (outputs: Tensor1D, labels: Tensor1D, config: RunConfig) => Tensor1D
