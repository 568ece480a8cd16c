import type { Convention } from '../settings'
import { takenForSame, type PairOutputs } from './pairOutputs'

/**
 * Share of pairs taken for what they are; NaN where there are none. An output of NaN is taken for
 * different, and so is every output at a threshold of NaN.
 * @param larger what a larger output says of a pair
 */
export function accuracyAt(
  { outputs, same }: PairOutputs,
  threshold: number,
  larger: Convention,
): number {
  const right = outputs.reduce(
    (sum, output, i) =>
      takenForSame(output, threshold, larger) === (same[i] === 1) ? sum + 1 : sum,
    0,
  )
  return right / outputs.length
}
