/** The nearest or furthest of some images, row by row. Images at equal distance share the choice. */
import { add, div, max, min, mul, step, sub, sum, type Tensor } from '@tensorflow/tfjs-core'

/**
 * Stands for a distance larger than any, for those who may not be chosen. WebGL's min and max know no
 * number beyond 1e20.
 */
const FAR = 1e15

export interface Extreme {
  /** Of the chosen [..., 1]; where a row has nobody to choose from, out of all bounds. */
  readonly distance: Tensor
  /** Whether the row has somebody to choose from [..., 1], 1 or 0. */
  readonly found: Tensor
  /** Who was chosen [..., K]: 1, or 1 / ties where several are equally far; 0 for the others. */
  readonly shares: Tensor
}

/** @param distances [..., K]; @param among which of them may be chosen, 1 or 0, of a like shape */
export function nearest(distances: Tensor, among: Tensor): Extreme {
  const candidates = add(mul(distances, among), mul(sub(1, among), FAR))
  const distance = min(candidates, -1, true)
  const chosen = sub(1, step(sub(candidates, distance)))
  return { distance, found: step(sub(FAR / 2, distance)), shares: shared(chosen) }
}

/** @param distances [..., K]; @param among which of them may be chosen, 1 or 0, of a like shape */
export function furthest(distances: Tensor, among: Tensor): Extreme {
  const candidates = sub(mul(distances, among), mul(sub(1, among), FAR))
  const distance = max(candidates, -1, true)
  const chosen = sub(1, step(sub(distance, candidates)))
  return { distance, found: step(add(distance, FAR / 2)), shares: shared(chosen) }
}

const shared = (chosen: Tensor) => div(chosen, sum(chosen, -1, true))
