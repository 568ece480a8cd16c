/**
 * An optimiser turns gradients into new weights. Its slots are vectors [P] over all trainable
 * weights end to end; what happens to them is the rule of the choice, and its arithmetic is one
 * operation over all weights.
 */
import {
  add,
  mul,
  scalar,
  tidy,
  variable,
  zeros,
  type Scalar,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core'
import { OPTIMIZERS, ruleOf, type OptimizerSettings } from '../../../domain/choices/optimizers'
import { slotNames } from '../../../domain/choices/optimizers/rule'
import { rateFactor } from '../../../domain/schedule'
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
  const { constants, decay } = OPTIMIZERS[settings.optimizer]
  const rule = ruleOf(settings)
  const { lambda, form } = decay(settings)
  const slots = slotNames(rule).map(() => tidy(() => variable(zeros([size]), false)))
  let step = 0
  return {
    slots,
    resumeAt(at) {
      step = at
    },
    update(weights, gradients, scale) {
      step++
      const learningRate = settings.learningRate * rateFactor(settings, step)
      const attrs = { rule, constants: constants({ ...settings, learningRate }, step) }
      const given = decayed(weights, gradients, scale, learningRate)
      const updated = optimizerUpdate(given.weights, given.gradients, slots, given.scale, attrs)
      slots.forEach((slot, i) => slot.assign(updated.slots[i] as Tensor))
      return updated.weights
    },
    dispose: () => slots.forEach((slot) => slot.dispose()),
  }

  /** Weights made smaller before the update, or gradients that do it. */
  function decayed(
    weights: readonly Tensor[],
    gradients: readonly Tensor[],
    scale: Scalar,
    rate: number,
  ) {
    if (lambda === 0) return { weights, gradients, scale }
    if (form === 'decoupled')
      return { weights: weights.map((weight) => mul(weight, 1 - rate * lambda)), gradients, scale }
    const pulled = gradients.map((gradient, i) =>
      add(mul(gradient, scale), mul(weights[i] as Tensor, lambda)),
    )
    return { weights, gradients: pulled, scale: scalar(1) }
  }
}
