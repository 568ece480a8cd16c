/** A ROC curve of thousands of pairs as a picture needs it. */
import type { RocPoint } from './roc'

/**
 * The curve in at most `most` points (3 at least), both ends and its shape kept: points on a
 * straight line between their neighbours are left out; if too many are left, they are taken at even
 * distances along the curve, so that no rate is off by more than 2 / (most − 2).
 * @param points of `rocCurve`
 */
export function drawnPoints(points: readonly RocPoint[], most: number): readonly RocPoint[] {
  const corners = points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    return before === undefined || after === undefined || !isStraight(before, point, after)
  })
  const end = corners.at(-1)
  if (end === undefined || corners.length <= most) return corners
  const travelled = ({ same, different }: RocPoint) =>
    same / Math.max(1, end.same) + different / Math.max(1, end.different)
  const stretch = travelled(end) / (most - 2)
  let next = 0
  return corners.filter((point) => {
    if (point !== end && travelled(point) < next) return false
    next = travelled(point) + stretch
    return true
  })
}

/** By the cross product of the two steps, exact for counts. */
function isStraight(before: RocPoint, point: RocPoint, after: RocPoint): boolean {
  const [same, different] = [point.same - before.same, point.different - before.different]
  return same * (after.different - point.different) === different * (after.same - point.same)
}
