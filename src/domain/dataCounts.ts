/** What a run's pairs are drawn from, in numbers: for epochs, bounds on the loss, and what is shown. */

export interface DataFacts {
  /** Training images of each class that has any; forged ones are of none. */
  readonly counts: readonly number[]
  /** Forged ones among the training images; absent where there are none. */
  readonly forged?: ForgedCounts
  /** Pairs of a list to train on; null where pairs are drawn from the images. */
  readonly listed: PairCounts | null
  /** Pairs of a list to judge by; null where they are drawn, half same and half different. */
  readonly heldOut: PairCounts | null
}

export interface PairCounts {
  readonly same: number
  readonly different: number
}

export interface ForgedCounts {
  readonly images: number
  /** How many there are of each one that is imitated, beside its genuine images. */
  readonly beside: readonly { readonly genuine: number; readonly forgeries: number }[]
}
