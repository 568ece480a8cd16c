/**
 * The ROC curve as counts: how many same and how many different pairs are taken for same as the
 * threshold moves from “none” to “all”. One sort; pairs of equal output move together.
 */
import type { Convention } from '../settings'
import type { PairOutputs } from './pairOutputs'

export interface RocPoint {
  /**
   * As `takenForSame` reads it: halfway between two neighbouring outputs, ±∞ at both ends. Two
   * floats of 32 bits always have a number of 64 between them.
   */
  readonly threshold: number
  /** Same pairs taken for same. */
  readonly same: number
  /** Different pairs taken for same. */
  readonly different: number
}

/**
 * Points from none taken for same to all; O(n log n). None at all where an output is not finite,
 * since a network that says NaN or ∞ ranks nothing, and where there are no pairs.
 * @param larger what a larger output says of a pair
 */
export function rocCurve({ outputs, same }: PairOutputs, larger: Convention): readonly RocPoint[] {
  if (outputs.length === 0 || !outputs.every(Number.isFinite)) return []
  // Near is what is taken for same first: small outputs, or large ones.
  const sign = larger === 'different' ? 1 : -1
  const order = Array.from(outputs.keys()).sort((i, j) => sign * (at(outputs, i) - at(outputs, j)))
  const points: RocPoint[] = [{ threshold: -sign * Infinity, same: 0, different: 0 }]
  const taken = { same: 0, different: 0 }
  order.forEach((index, place) => {
    if (same[index] === 1) taken.same++
    else taken.different++
    const next = order[place + 1]
    const output = at(outputs, index)
    if (next === undefined) points.push({ threshold: sign * Infinity, ...taken })
    else if (at(outputs, next) !== output)
      points.push({ threshold: (output + at(outputs, next)) / 2, ...taken })
  })
  return points
}

const at = (values: Float32Array, index: number) => values[index] as number
