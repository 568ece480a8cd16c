import type { RunConfig } from '../../../domain/config'

/** Pairs as read back, for a metric to judge. */
export interface Judged {
  /** The head's, one a pair. */
  readonly outputs: Float32Array
  /** 1 where the pair is of one class. */
  readonly same: Uint8Array
}

/** Accuracy as a fraction of pairs. */
export type Metric = (judged: Judged, config: RunConfig) => number
