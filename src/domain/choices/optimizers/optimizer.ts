import type { CommonSettings } from '../../settings'
import type { Choice, OwnFields, ValuesOf } from '../choice'
import type { Constants, UpdateRule } from './rule'

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
  /**
   * The learning rate that it is mostly used with, which others are called high or low by: the default
   * of Keras and PyTorch.
   */
  usualRate(config: ValuesOf<F>): number
  /** @param step 1 for the first */
  constants(config: OptimizerConfig<F>, step: number): Constants<Constant>
}
