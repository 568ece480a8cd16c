/** What training makes small. */
import type { DataFacts } from '../../dataCounts'
import type { Floor } from '../../floor'
import type { OutputSettings } from '../../outputs'
import type { CommonSettings } from '../../settings'
import type { Choice, OwnFields, ValuesOf } from '../choice'
import type { Terms } from './bounds'

/** What a loss may look at: its own settings and all that are not another loss's. */
export type LossConfig<F extends OwnFields> = CommonSettings & OutputSettings & ValuesOf<F>

/** Settings that do not go together, at the control that is to change, with the nearest that do. */
export interface Misfit<S> {
  readonly field: 'loss' | Exclude<keyof S & string, 'version'>
  readonly title: string
  readonly message: string
  readonly mend: { readonly label: string; readonly patch: Partial<Omit<S, 'version'>> }
}

/** A way to set a loss when losses are compared: what it takes, where that is not the default. */
export interface Trial<S> {
  readonly text: string
  readonly about: string
  readonly patch: Partial<S>
}

export interface LossFacts<F extends OwnFields> extends Choice<F> {
  /** Whether it looks at all images of a batch and their classes, not at labelled pairs. */
  readonly withinBatch: boolean
  /** What it makes of the output, where it gets its way. */
  readonly output: 'distance' | 'probability_of_1'
  /**
   * The output halfway between what it wants of same and of different pairs; null where it wants an
   * order only, and no value.
   */
  threshold(config: LossConfig<F>): number | null
  /** The output from which on different pairs cost nothing; null where there is no such line. */
  marginLine(config: LossConfig<F>): number | null
  /** The floors worth drawing, of pairs that can be made of two classes or more. */
  floors(config: LossConfig<F>, facts: DataFacts): readonly Floor[]
  /** What a network scores at best that tells no pairs apart. */
  guessing(config: LossConfig<F>, facts: DataFacts): number
  /** Why a run could not mean anything; empty where all settings go together. */
  misfits(config: LossConfig<F>): readonly Misfit<LossConfig<F>>[]
  /** Tensors of M³ values, M = 2N images a batch, that it holds at one time; none where absent. */
  cubes?(config: LossConfig<F>): number
  readonly trials: readonly Trial<LossConfig<F>>[]
}

/**
 * A loss of two terms over single pairs. Where `meets` is its own label, a pair is pulled or pushed
 * by what it is; where it is every label of the batch, it is both, by their mean.
 */
export interface TwoTermLossFacts<F extends OwnFields> extends LossFacts<F> {
  terms(config: LossConfig<F>): Terms
  readonly meets: 'its_own_label' | 'every_label'
}
