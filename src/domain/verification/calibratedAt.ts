import type { RocPoint } from './roc'
import { tarAt } from './tarAt'

/** How calibration people choose a threshold: by accuracy, equal errors, or a false accept rate. */
export type CalibrationWay =
  { readonly by: 'best' } | { readonly by: 'eer' } | { readonly by: 'far'; readonly oneIn: number }

/** The thresholds of some pairs. */
export interface Thresholds {
  readonly curve: readonly RocPoint[]
  readonly bestThreshold: number
  readonly equalErrorThreshold: number
}

/** The threshold that a way chooses; NaN where nothing is ranked. */
export function calibratedAt(
  way: CalibrationWay,
  { curve, bestThreshold, equalErrorThreshold }: Thresholds,
): number {
  switch (way.by) {
    case 'best':
      return bestThreshold
    case 'eer':
      return equalErrorThreshold
    case 'far':
      return tarAt(curve, 1 / way.oneIn).threshold
    default:
      return way satisfies never
  }
}
