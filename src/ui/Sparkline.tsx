import { sparkPath, sparkTop, type SparkSeries } from './spark'
import './sparkline.css'

const WIDTH = 120
const HEIGHT = 36

/** A curve of a few words’ size, from 0 up; where a run broke off, a cross at that place. */
export function Sparkline(props: {
  readonly label: string
  readonly series: readonly (SparkSeries & { readonly dashed?: boolean })[]
  /** The largest x; the smallest is 0. */
  readonly xMax: number
  readonly brokenAt?: number | undefined
}) {
  const { label, series, xMax, brokenAt } = props
  const box = { width: WIDTH, height: HEIGHT, xMax, yMax: sparkTop(series) }
  return (
    <svg
      className="sparkline"
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className="spark-axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
      {series.map((each, index) => (
        <path
          key={index}
          className={each.dashed ? 'spark-dashed' : 'spark-solid'}
          d={sparkPath(each, box)}
        />
      ))}
      {brokenAt !== undefined && (
        <path className="spark-broken" d={`M${(brokenAt / xMax) * WIDTH} 0V${HEIGHT}`} />
      )}
    </svg>
  )
}
