import type { EmbeddingBounds } from '../../embeddingBounds'
import type { Choice, OwnFields } from '../choice'

/** How far apart two embeddings a and b are. */
export interface DistanceFacts<F extends OwnFields> extends Choice<F> {
  /** The largest value it can have between embeddings within these bounds, before any ε. */
  longest(bounds: EmbeddingBounds): number
  /** Whether a root is taken, whose slope is infinite at 0. */
  readonly root: boolean
  /**
   * Whether it is of negative type, so that twice the mean between two classes is no less than the sum
   * of the means within them (Székely, Rizzo 2013): what a flipped convention cannot get below follows.
   */
  readonly negativeType: boolean
  /** Whether it is the angle alone that counts, so that embeddings might as well have length 1. */
  readonly angle: boolean
}
