import type { RocPoint } from './roc'
import { tarAt } from './tarAt'

/** How calibration people choose a threshold: by accuracy, equal errors, or a false accept rate. */
export type CalibrationWay =
  { readonly by: 'best' } | { readonly by: 'eer' } | { readonly by: 'far'; readonly oneIn: number }

/** The thresholds of some pairs. */
export interface Thresholds {
  readonly curve: readonly RocPoint[]
  readonly equalErrorThreshold: number
}

/**
 * The threshold that a way chooses; NaN where nothing is ranked.
 * @param share what same pairs count for in the accuracy, 0 to 1
 */
export function calibratedAt(
  way: CalibrationWay,
  { curve, equalErrorThreshold }: Thresholds,
  share: number,
): number {
  switch (way.by) {
    case 'best':
      return bestAt(curve, share)
    case 'eer':
      return equalErrorThreshold
    case 'far':
      return tarAt(curve, 1 / way.oneIn).threshold
    default:
      return way satisfies never
  }
}

/** The first of those that suit best, from “none taken for same” on, as `rank` has it. */
function bestAt(curve: readonly RocPoint[], share: number): number {
  const all = curve.at(-1)
  if (all === undefined) return NaN
  const accuracy = ({ same, different }: RocPoint) =>
    share * (same / all.same) - (1 - share) * (different / all.different)
  const first = curve[0] as RocPoint
  return curve.reduce((best, point) => (accuracy(point) > accuracy(best) ? point : best), first)
    .threshold
}
