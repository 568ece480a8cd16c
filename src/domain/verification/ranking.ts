/** How well outputs part same from different pairs, whatever the threshold. */
import type { Convention } from '../settings'
import type { PairOutputs } from './pairOutputs'
import { rocCurve, type RocPoint } from './roc'

export interface Ranking {
  /** Share of pairs judged right at the threshold that suits them best. */
  readonly bestAccuracy: number
  /** The first such threshold from “none taken for same” on; ±∞ where all are taken for one kind. */
  readonly bestThreshold: number
  /** Area under the ROC curve. */
  readonly auc: number
  /** Equal error rate. */
  readonly eer: number
}

const UNKNOWN: Ranking = { bestAccuracy: NaN, bestThreshold: NaN, auc: NaN, eer: NaN }

/**
 * AUC and EER are ½ for outputs that are all equal, NaN where only one kind of pair is there. All
 * are NaN where an output is not finite, or where there are no pairs.
 * @param larger what a larger output says of a pair
 */
export function rank(judged: PairOutputs, larger: Convention): Ranking {
  const points = rocCurve(judged, larger)
  if (points.length === 0) return UNKNOWN
  return { ...best(points), auc: areaUnder(points), eer: equalErrorRate(points) }
}

/**
 * Mann–Whitney: P(a same pair lies nearer than a different one), ties counted ½, which is the area
 * under the straight lines between the points.
 */
function areaUnder(points: readonly RocPoint[]): number {
  const all = last(points)
  let pairs = 0
  points.forEach((point, i) => {
    const before = points[i - 1]
    if (before !== undefined)
      pairs += ((point.different - before.different) * (point.same + before.same)) / 2
  })
  return pairs / (all.same * all.different)
}

/**
 * The rate at which as many different pairs are taken for same (FAR) as same pairs for different
 * (FRR), each of its kind; on the straight line between two points where none has it exactly.
 */
function equalErrorRate(points: readonly RocPoint[]): number {
  const all = last(points)
  const far = ({ different }: RocPoint) => different / all.different
  const gap = (point: RocPoint) => far(point) - (1 - point.same / all.same)
  const after = points.findIndex((point) => gap(point) >= 0)
  const [from, to] = [points[after - 1], points[after]]
  if (from === undefined || to === undefined) return NaN
  const share = gap(from) / (gap(from) - gap(to))
  return far(from) + share * (far(to) - far(from))
}

function best(points: readonly RocPoint[]): Pick<Ranking, 'bestAccuracy' | 'bestThreshold'> {
  const all = last(points)
  const right = ({ same, different }: RocPoint) => same + all.different - different
  const found = points.reduce((best, point) => (right(point) > right(best) ? point : best))
  return {
    bestAccuracy: right(found) / (all.same + all.different),
    bestThreshold: found.threshold,
  }
}

function last(points: readonly RocPoint[]): RocPoint {
  const point = points.at(-1)
  if (point === undefined) throw new Error('internal: a ROC curve has no points')
  return point
}
