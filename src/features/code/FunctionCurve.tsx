import type { FittedFunction } from '../../code/reading'

type Curve = NonNullable<FittedFunction['curve']>
const [WIDTH, HEIGHT] = [240, 96]

/** What a function costs by the distance, for a same and for a different pair. */
export function FunctionCurve({ curve, name }: { readonly curve: Curve; readonly name: string }) {
  const { distance, same, different } = curve
  const values = [...same, ...different].filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const most = Math.max(...distance)
  const place = (d: number, value: number) =>
    `${((d / (most || 1)) * WIDTH).toFixed(1)},${(HEIGHT - ((value - low) / (high - low || 1)) * HEIGHT).toFixed(1)}`
  const points = (of: readonly number[]) =>
    of
      .flatMap((value, i) => (Number.isFinite(value) ? [place(distance[i] ?? 0, value)] : []))
      .join(' ')
  return (
    <figure className="code-curve">
      <svg
        viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
        role="img"
        aria-label={`What ${name} gives by the distance, from 0 to ${most}`}
      >
        <polyline className="code-curve-same" points={points(same)} />
        <polyline className="code-curve-different" points={points(different)} />
      </svg>
      <figcaption className="muted">
        By the distance, 0 to {most}: solid for same, dashed for different pairs; {short(low)} to{' '}
        {short(high)}.
      </figcaption>
    </figure>
  )
}

const short = (value: number) => Number(value.toPrecision(3)).toString()
