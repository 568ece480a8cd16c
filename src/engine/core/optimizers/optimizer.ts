/**
 * An optimiser turns a gradient into new weights. It works on all trainable weights as one flat
 * vector [P]; its slots are vectors of the same length.
 */
import { tidy, variable, zeros, type Tensor1D, type Variable } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'

export interface Optimizer {
  /** The new weights [P]. Call once a step: slots and step counter move. */
  update(weights: Tensor1D, gradient: Tensor1D): Tensor1D
  dispose(): void
}

/** @param size P, the number of trainable parameters */
export type CreateOptimizer = (config: RunConfig, size: number) => Optimizer

/** A slot of zeros. */
export function slot(size: number): Variable {
  return tidy(() => variable(zeros([size]), false))
}
