import type { EmbeddingBounds } from '../../embeddingBounds'
import type { Reach } from '../../range'
import type { Choice, OwnFields, ValuesOf } from '../choice'

/** How far apart two embeddings a and b are. */
export interface DistanceFacts<F extends OwnFields> extends Choice<F> {
  /** The least and the most it can be between two embeddings of such bounds. */
  reach(bounds: EmbeddingBounds, settings: ValuesOf<F>): Reach
  /** Whether a root is taken, whose slope is infinite at 0. */
  readonly root: boolean
  /**
   * Whether it is of negative type, so that twice the mean between two classes is no less than the sum
   * of the means within them (Székely, Rizzo 2013): what a flipped convention cannot get below follows.
   */
  negativeType(settings: ValuesOf<F>): boolean
  /** Whether it is the angle alone that counts, so that embeddings might as well have length 1. */
  readonly angle: boolean
}
