import type { LayerSpec } from '../../layers'
import type { Reach } from '../../range'
import type { Choice, OwnFields } from '../choice'

/** What becomes of a distance, or of two embeddings, before the loss is given it. */
export interface HeadFacts<F extends OwnFields> extends Choice<F> {
  /** Layers with weights of their own, first to last. */
  readonly layers: readonly LayerSpec[]
  /** Whether it is given the distance; else all D components of |a − b|. */
  readonly takesDistance: boolean
  /** Whether it ends in σ, so that its output is in (0, 1). */
  readonly isProbability: boolean
  /** The ends of its output’s range, by those of the distance’s. */
  reach(distance: Reach): Reach
}
