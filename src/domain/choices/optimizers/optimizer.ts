import type { CommonSettings } from '../../settings'
import type { Choice, OwnFields, ValuesOf } from '../choice'
import type { Constants, UpdateRule } from './rule'
import type { Decay } from './sharedFields'

/** What an optimiser is set by: the learning rate and its own settings. */
export type OptimizerConfig<F extends OwnFields> = Pick<CommonSettings, 'learningRate'> &
  ValuesOf<F>

/**
 * How gradients become new weights. Its slots and constants are named: m and v, say, and what a
 * step's rate comes to.
 */
export interface OptimizerFacts<
  F extends OwnFields,
  Slot extends string,
  Constant extends string,
> extends Choice<F> {
  readonly rule: UpdateRule<Slot, Constant>
  /** Another rule with the same constants, where the settings ask for it. */
  variant?(config: ValuesOf<F>): UpdateRule | null
  /** How much smaller weights become in a step, the gradient aside. */
  decay(config: ValuesOf<F>): Decay
  /**
   * The learning rate that it is mostly used with, which others are called high or low by: the default
   * of Keras and PyTorch.
   */
  usualRate(config: ValuesOf<F>): number
  /** @param step 1 for the first */
  constants(config: OptimizerConfig<F>, step: number): Constants<Constant>
}
