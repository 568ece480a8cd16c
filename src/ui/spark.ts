/** The geometry of a sparkline. */
export interface SparkSeries {
  /** 1, 2, 3 … where absent. */
  readonly xs?: ArrayLike<number>
  readonly ys: ArrayLike<number>
}
export interface SparkBox {
  readonly width: number
  readonly height: number
  readonly xMax: number
  readonly yMax: number
}

/** More points than this cannot be told apart. */
const MOST_POINTS = 120

/** The largest finite y of all series; 1 where there is none above 0. */
export function sparkTop(series: readonly SparkSeries[]): number {
  let top = 0
  for (const { ys } of series)
    for (let i = 0; i < ys.length; i++) {
      const y = ys[i] ?? NaN
      if (Number.isFinite(y)) top = Math.max(top, y)
    }
  return top > 0 ? top : 1
}

/** An SVG path through a series; what is not finite is left out. Long series keep their last point. */
export function sparkPath({ xs, ys }: SparkSeries, box: SparkBox): string {
  const stride = Math.max(1, Math.ceil(ys.length / MOST_POINTS))
  const points: string[] = []
  for (let i = (ys.length - 1) % stride; i >= 0 && i < ys.length; i += stride) {
    const x = ((xs ? (xs[i] ?? NaN) : i + 1) / box.xMax) * box.width
    const y = box.height * (1 - (ys[i] ?? NaN) / box.yMax)
    if (Number.isFinite(x) && Number.isFinite(y)) points.push(`${x.toFixed(1)} ${y.toFixed(1)}`)
  }
  return points.length === 0 ? '' : `M${points.join('L')}`
}
