/** The range of y values a line chart shows. */
import type { Range } from '../domain/range'

/** A floor farther up than this many times the highest value is not worth the room. */
const NEAR = 2
/** Values above this many times the 95th percentile are outliers: their line leaves at the top. */
const OUTLIER = 4
/** A range lower than this has no ticks. */
const LOWEST = 1e-300

/** The least of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ that is at least `value`. */
function ceilNicely(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  const factors = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
  const factor = factors.find((each) => each * unit >= value) ?? 10
  return Number((factor * unit).toPrecision(3))
}

/**
 * From 0 (or below, where values are) to a round number above the values and the near floors.
 * A few far outliers, such as the first steps of a hot run, do not flatten the rest.
 *
 * @param values finite, in any order
 */
export function robustRange(values: readonly number[], floors: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  const top = Math.max(0, at(1))
  const usual = Math.max(0, at(0.95))
  const limit = OUTLIER * usual
  const high =
    usual > 0 && top > limit ? (sorted.findLast((value) => value <= limit) ?? limit) : top
  const near = floors.filter((floor) => high === 0 || floor <= NEAR * high)
  // Room above a floor is for its label.
  const above = Math.max(high * 1.02, ...near.map((floor) => floor * 1.12))
  const low = Math.min(0, at(0))
  const below = low < -LOWEST ? -ceilNicely(-low) : 0
  return [below, above > LOWEST ? ceilNicely(above) : below < 0 ? 0 : 1]
}
