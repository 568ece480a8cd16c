/**
 * Outputs of pairs as they are read back, and the one rule by which an output says what a pair is:
 * for metrics, tables and pictures alike.
 */
import type { Convention } from '../settings'

/** What a network says of pairs, and what they are. */
export interface PairOutputs {
  /** The head's, one a pair. */
  readonly outputs: Float32Array
  /** 1 where the pair is of one class. */
  readonly same: Uint8Array
}

/** Share of pairs that are same; NaN where there are none. */
export const shareOfSame = (same: Uint8Array): number =>
  same.reduce((sum, each) => sum + each, 0) / same.length

/**
 * Whether an output takes a pair for a same pair. At the threshold itself, and for NaN, it does
 * not, whatever a larger output means.
 * @param larger what a larger output says of a pair
 */
export function takenForSame(output: number, threshold: number, larger: Convention): boolean {
  return larger === 'same' ? output > threshold : output < threshold
}
