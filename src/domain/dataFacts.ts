/** What a run's pairs are drawn from, in numbers: for epochs, bounds on the loss, and what is shown. */
export interface DataFacts {
  /** Training images of each class. */
  readonly counts: readonly number[]
  /** Pairs of a list to train on; null where pairs are drawn from the images. */
  readonly listed: { readonly same: number; readonly different: number } | null
}

/** Zeros and ones among the training images of MNIST. */
export const MNIST_FACTS: DataFacts = { counts: [5923, 6742], listed: null }
