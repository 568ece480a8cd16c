/** Pairs as read back, for a metric to judge. */
export interface Judged {
  /** The head's, one a pair. */
  readonly outputs: Float32Array
  /** 1 where the pair is of one class. */
  readonly same: Uint8Array
}
