/** How many same pairs pass where only so many different ones may. */
import type { RocPoint } from './roc'

export interface TarAtFar {
  /** True accept rate: share of the same pairs taken for same. */
  readonly tar: number
  /** The first threshold, from “none taken for same” on, that has it. */
  readonly threshold: number
  /**
   * False where there are fewer than 1 / far different pairs: one wrong pair is then more than may
   * be wrong, and the rate says little.
   */
  readonly resolvable: boolean
}

/**
 * The largest true accept rate whose false accept rate does not exceed `far`, at a threshold there
 * is: nothing is interpolated. The rate and threshold are NaN where the curve has no points, or
 * pairs of one kind only.
 * @param points of `rocCurve`
 * @param far share of the different pairs that may be taken for same
 */
export function tarAt(points: readonly RocPoint[], far: number): TarAtFar {
  const all = points.at(-1)
  if (all === undefined || all.same === 0 || all.different === 0)
    return { tar: NaN, threshold: NaN, resolvable: false }
  const allowed = points.findLast(({ different }) => different / all.different <= far)
  const most = allowed?.same ?? 0
  const first = points.find(({ same }) => same === most)
  return {
    tar: most / all.same,
    threshold: first?.threshold ?? NaN,
    resolvable: all.different >= 1 / far,
  }
}
