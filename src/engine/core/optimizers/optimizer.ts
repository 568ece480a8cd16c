/**
 * An optimiser turns gradients into new weights. Its slots are vectors [P] over all trainable
 * weights end to end; what happens to them is the rule of the choice, and its arithmetic is one
 * operation over all weights.
 */
import {
  tidy,
  variable,
  zeros,
  type Scalar,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core'
import { OPTIMIZERS, type OptimizerSettings } from '../../../domain/choices/optimizers'
import { slotNames } from '../../../domain/choices/optimizers/rule'
import { optimizerUpdate } from '../../kernels/optimizerUpdate'

export interface Optimizer {
  /**
   * The new weights; the old ones stay as they are. Call once a step: slots and step counter move.
   * @param gradients in the order and shapes of the weights
   * @param scale what the gradients are multiplied by
   */
  update(weights: readonly Tensor[], gradients: readonly Tensor[], scale: Scalar): Tensor[]
  /** A vector [P] each, in the order of the rule; they are part of what a run goes on from. */
  readonly slots: readonly Variable[]
  /** The next update is that of the step after this one. */
  resumeAt(step: number): void
  dispose(): void
}

/** @param size P, the number of trainable parameters */
export function createOptimizer(settings: OptimizerSettings, size: number): Optimizer {
  const { rule, constants } = OPTIMIZERS[settings.optimizer]
  const slots = slotNames(rule).map(() => tidy(() => variable(zeros([size]), false)))
  let step = 0
  return {
    slots,
    resumeAt(at) {
      step = at
    },
    update(weights, gradients, scale) {
      step++
      const attrs = { rule, constants: constants(settings, step) }
      const updated = optimizerUpdate(weights, gradients, slots, scale, attrs)
      slots.forEach((slot, i) => slot.assign(updated.slots[i] as Tensor))
      return updated.weights
    },
    dispose: () => slots.forEach((slot) => slot.dispose()),
  }
}
