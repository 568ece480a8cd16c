/** What pairs are, against what they are taken for. */
import type { Convention } from '../settings'
import { takenForSame, type PairOutputs } from './pairOutputs'

/** Places of pairs: what they are, then what they are taken for. */
export interface Confusion {
  readonly sameAsSame: number[]
  readonly sameAsDifferent: number[]
  readonly differentAsSame: number[]
  readonly differentAsDifferent: number[]
}

/**
 * The four cells, each with the worst pair first: among those judged wrong the one farthest beyond
 * the threshold, among those judged right the one nearest to it. That is the same order: of same
 * pairs the least alike first, of different ones the most alike. Pairs of NaN are taken for
 * different and come first; equal outputs stay in the order of the pairs.
 * @param larger what a larger output says of a pair
 */
export function confusion(
  { outputs, same }: PairOutputs,
  threshold: number,
  larger: Convention,
): Confusion {
  const likeness = (pair: number) => {
    const output = outputs[pair] ?? NaN
    return larger === 'same' ? output : -output
  }
  const leastAlike = Array.from(outputs.keys()).sort(worstFirst(likeness))
  const mostAlike = Array.from(outputs.keys()).sort(worstFirst((pair) => -likeness(pair)))
  const cell = (order: readonly number[], kind: 0 | 1, taken: boolean) =>
    order.filter(
      (pair) =>
        same[pair] === kind && takenForSame(outputs[pair] ?? NaN, threshold, larger) === taken,
    )
  return {
    sameAsSame: cell(leastAlike, 1, true),
    sameAsDifferent: cell(leastAlike, 1, false),
    differentAsSame: cell(mostAlike, 0, true),
    differentAsDifferent: cell(mostAlike, 0, false),
  }
}

/** Ascending, NaN first. */
const worstFirst = (value: (pair: number) => number) => (i: number, j: number) => {
  const [one, two] = [value(i), value(j)]
  if (Number.isNaN(one) || Number.isNaN(two))
    return Number(Number.isNaN(two)) - Number(Number.isNaN(one)) || i - j
  return one === two ? i - j : one - two
}
