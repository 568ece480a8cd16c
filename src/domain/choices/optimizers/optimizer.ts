import type { Choice, OwnFields } from '../choice'

/** How gradients become new weights. */
export interface Optimizer<F extends OwnFields> extends Choice<F> {
  /** Vectors as long as all trainable weights that it keeps from step to step. */
  readonly slots: number
}
