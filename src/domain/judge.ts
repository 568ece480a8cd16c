/** The one rule by which an output says what a pair is: for metrics, tables and pictures alike. */
import type { Convention } from './settings'

/**
 * Whether an output takes a pair for a same pair. At the threshold itself, and for NaN, it does
 * not, whatever a larger output means.
 * @param larger what a larger output says of a pair
 */
export function takenForSame(output: number, threshold: number, larger: Convention): boolean {
  return larger === 'same' ? output > threshold : output < threshold
}
