import { binOutputs, type Bin } from '../../charts/binning'
import type { ScoredPairs } from '../../domain/reports'
import { outputText } from './words'

const BINS = 32
const HEIGHT = 40

/** Outputs of held-out pairs, same upwards and different downwards, with this pair's place among them. */
export function OutputHistogram(props: {
  readonly pairs: Pick<ScoredPairs, 'outputs' | 'same'>
  readonly quantity: string
  /** Where the scale ends; it begins at 0. */
  readonly end: number
  readonly output: number
  readonly threshold: number
  /** Where the output falls, in words. */
  readonly summary: string
}) {
  const { pairs, quantity, end, output, threshold, summary } = props
  const bins = binOutputs(pairs.outputs, pairs.same, BINS, end)
  const most = Math.max(1, ...bins.map(({ same, different }) => Math.max(same, different)))
  const left = (value: number) => `${Math.min(100, Math.max(0, (value / end) * 100))}%`
  return (
    <figure className="try-histogram">
      <div
        className="try-histogram-plot"
        role="img"
        aria-label={`Held-out pairs by ${quantity}. ${summary}`}
      >
        <svg viewBox={`0 0 ${BINS} ${2 * HEIGHT}`} preserveAspectRatio="none" aria-hidden>
          {bins.map(({ from, same, different }, i) => (
            <g key={from}>
              <rect className="same" {...bar(i, same / most, -1)} />
              <rect className="different" {...bar(i, different / most, 1)} />
            </g>
          ))}
          <path d={`M0 ${HEIGHT}H${BINS}`} />
        </svg>
        {Number.isFinite(threshold) && <s style={{ left: left(threshold) }} />}
        {Number.isFinite(output) && <b style={{ left: left(output) }} />}
      </div>
      <div className="try-histogram-axis" aria-hidden>
        <span>0</span>
        <span>
          <i className="same">●</i> same ↑ <i className="different">◆</i> different ↓ ┆ threshold
        </span>
        <span>{outputText(end)}</span>
      </div>
      <BinTable bins={bins} quantity={quantity} />
    </figure>
  )
}

function bar(place: number, share: number, direction: 1 | -1) {
  const height = share * HEIGHT
  return { x: place + 0.06, width: 0.88, y: direction === 1 ? HEIGHT : HEIGHT - height, height }
}

function BinTable({
  bins,
  quantity,
}: {
  readonly bins: readonly Bin[]
  readonly quantity: string
}) {
  return (
    <div className="hidden">
      <table>
        <caption>Held-out pairs by {quantity}</caption>
        <thead>
          <tr>
            <th scope="col">{quantity}</th>
            <th scope="col">same</th>
            <th scope="col">different</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ same, different }) => same + different > 0)
            .map(({ from, to, same, different }) => (
              <tr key={from}>
                <th scope="row">
                  {outputText(from)} to {outputText(to)}
                </th>
                <td>{same}</td>
                <td>{different}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
