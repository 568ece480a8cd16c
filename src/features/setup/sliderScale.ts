/**
 * Where a number stands on a slider of whole positions. A log slider has 20 positions a decade;
 * a linear one steps by a power of ten, with at least 20 positions over its range.
 */
export interface SliderRange {
  readonly min: number
  readonly max: number
  readonly scale: 'linear' | 'log'
}

const PER_DECADE = 20

const linearStep = ({ min, max }: SliderRange) => 10 ** Math.floor(Math.log10((max - min) / 20))

/** The last position; the first is 0. */
export function sliderSteps(range: SliderRange): number {
  return range.scale === 'log'
    ? Math.round(Math.log10(range.max / range.min) * PER_DECADE)
    : Math.round((range.max - range.min) / linearStep(range))
}

/** The position nearest to a value. */
export function positionOf(range: SliderRange, value: number): number {
  const inside = Math.min(range.max, Math.max(range.min, value))
  return range.scale === 'log'
    ? Math.round(Math.log10(inside / range.min) * PER_DECADE)
    : Math.round((inside - range.min) / linearStep(range))
}

/** The value at a position, to two digits, within the range. */
export function valueAt(range: SliderRange, position: number): number {
  const exact =
    range.scale === 'log'
      ? range.min * 10 ** (position / PER_DECADE)
      : range.min + position * linearStep(range)
  return Math.min(range.max, Math.max(range.min, Number(exact.toPrecision(2))))
}
