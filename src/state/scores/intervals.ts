/** Intervals in words, and which figures have them. Pure. */
import {
  aucInterval,
  rateInterval,
  tells,
  type Interval,
  type LeftOut,
} from '../../domain/verification/jackknife'
import type { Figures } from '../../domain/verification/weightedFigures'
import type { ImageWords } from '../../domain/setKind'
import { FARS } from '../judgedRun'
import type { Rates } from '../judgedRates'

/** The 95 % interval of each figure in a table; null where it is not known. */
export interface FigureIntervals {
  readonly auc: Interval | null
  readonly eer: Interval | null
  readonly bestAccuracy: Interval | null
  tarAt(far: number): Interval | null
}

export function intervalsOf(leftOut: LeftOut<Figures> | null): FigureIntervals {
  if (leftOut === null) return { auc: null, eer: null, bestAccuracy: null, tarAt: () => null }
  return {
    auc: aucInterval(leftOut),
    eer: rateInterval(leftOut, ({ eer }) => eer),
    bestAccuracy: rateInterval(leftOut, ({ bestAccuracy }) => bestAccuracy),
    tarAt: (far) => rateInterval(leftOut, ({ tars }) => tars[FARS.indexOf(far)] ?? NaN),
  }
}

/**
 * Both ends of the intervals of the true accept rate over false accept rates, ascending. A rate that a
 * smaller false accept rate reaches is reached at a larger one, so neither end ever falls.
 */
export function bandFrom(leftOut: LeftOut<Figures>, fars: readonly number[]) {
  const { tarAt } = intervalsOf(leftOut)
  const found = fars.flatMap((far) => tarAt(far) ?? [])
  const low = Float64Array.from(found, (interval) => interval.low)
  const high = Float64Array.from(found, (interval) => interval.high)
  for (let i = 1; i < low.length; i++) low[i] = Math.max(low[i] ?? 0, low[i - 1] ?? 0)
  for (let i = high.length - 2; i >= 0; i--) high[i] = Math.min(high[i] ?? 1, high[i + 1] ?? 1)
  return { xs: Float64Array.from(fars), low, high }
}

export const ratesInterval = (
  { leftOut }: Pick<Rates, 'leftOut'>,
  rate: 'accuracy' | 'far' | 'tar',
): Interval | null => leftOut && rateInterval(leftOut, (each) => each[rate])

/** What stands in place of an interval that tells nothing. */
const TOO_FEW = 'too few'

/** “0.912–0.981”; a line may break after the dash. */
export const intervalText = (interval: Interval): string =>
  tells(interval) ? `${interval.low.toFixed(3)}–\u200b${interval.high.toFixed(3)}` : TOO_FEW

/** “95 %: 1.1 to 9.0 %”. */
export const percentInterval = (interval: Interval, text: (share: number) => string): string =>
  tells(interval)
    ? `95 %: ${text(interval.low)} to ${text(interval.high)} %`
    : 'too few for an interval'

/** “16 people”, “1,800 digits”. */
export function unitsText(
  { count, over }: { readonly count: number; readonly over: 'people' | 'images' },
  { many, picture }: Pick<ImageWords, 'many' | 'picture'>,
): string {
  return `${count.toLocaleString('en')} ${over === 'people' ? many : `${picture}s`}`
}
