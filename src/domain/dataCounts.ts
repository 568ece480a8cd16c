/** What a run's pairs are drawn from, in numbers: for epochs, bounds on the loss, and what is shown. */

export interface DataFacts {
  /** Training images of each class that has any. */
  readonly counts: readonly number[]
  /** Pairs of a list to train on; null where pairs are drawn from the images. */
  readonly listed: PairCounts | null
  /** Pairs of a list to judge by; null where they are drawn, half same and half different. */
  readonly heldOut: PairCounts | null
}

export interface PairCounts {
  readonly same: number
  readonly different: number
}
