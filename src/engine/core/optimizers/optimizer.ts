/**
 * An optimiser turns gradients into new weights. Its slots are vectors [P] over all trainable
 * weights end to end; what happens to them is the rule's, whose constants are given here and whose
 * arithmetic is one operation over all weights: see `kernels/fused.ts`.
 */
import { tidy, variable, zeros, type Scalar, type Tensor } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { SLOTS, type OptimizerUpdateAttrs } from '../../kernels/fused'
import { optimizerUpdate } from '../../kernels/optimizerUpdate'

export interface Optimizer {
  /**
   * The new weights; the old ones stay as they are. Call once a step: slots and step counter move.
   * @param gradients in the order and shapes of the weights
   * @param scale what the gradients are multiplied by
   */
  update(weights: readonly Tensor[], gradients: readonly Tensor[], scale: Scalar): Tensor[]
  dispose(): void
}

/** @param size P, the number of trainable parameters */
export type CreateOptimizer = (config: RunConfig, size: number) => Optimizer

/** @param ruleAt the rule's constants in a step, 1 for the first */
export function createOptimizer(
  size: number,
  ruleAt: (step: number) => OptimizerUpdateAttrs,
): Optimizer {
  const length = SLOTS[ruleAt(1).rule]
  const slots = Array.from({ length }, () => tidy(() => variable(zeros([size]), false)))
  let step = 0
  return {
    update(weights, gradients, scale) {
      step++
      const updated = optimizerUpdate(weights, gradients, slots, scale, ruleAt(step))
      slots.forEach((slot, i) => slot.assign(updated.slots[i] as Tensor))
      return updated.weights
    },
    dispose: () => slots.forEach((slot) => slot.dispose()),
  }
}
