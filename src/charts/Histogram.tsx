/**
 * Outputs of held-out pairs, drawn by tfjs-vis: same pairs upwards, different pairs downwards,
 * with the threshold that parts them, which can be dragged.
 */
import type { Bin } from './binning'
import { valueText } from './format'
import type { Handle } from './handle'
import { Plot } from './Plot'
import { nearestIndex, type Reading } from './reading'
import type { Bar, Marker, Scene } from './scene'

interface Line {
  readonly at: number
  readonly name: string
}

export interface HistogramProps {
  readonly label: string
  /** Side by side, ascending. */
  readonly bins: readonly Bin[]
  /** What is counted in the bins: “distance”. */
  readonly quantity: string
  /** Where same and different pairs are parted; named, since there is more than one way. */
  readonly threshold: Line
  /** Makes the threshold a handle. */
  readonly handle?: Pick<Handle, 'spoken' | 'onMove'>
  readonly margin: number | null
  /** Another value whenever the bins or the margin change. */
  readonly revision: unknown
  /** What to do to see something here. */
  readonly hint?: string
}

export function Histogram(props: HistogramProps) {
  const { label, bins, quantity, threshold, margin, revision } = props
  const { hint = 'Press Train' } = props
  const isEmpty = bins.every((bin) => bin.same + bin.different === 0)
  const middles = bins.map((bin) => (bin.from + bin.to) / 2)

  function compose(): Scene | null {
    if (isEmpty) return null
    const most = Math.max(...bins.map((bin) => Math.max(bin.same, bin.different)))
    const xRange = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1] as const
    return {
      marks: {
        kind: 'bars',
        bars: bins.flatMap(barsOf),
        colors: ['var(--same)', 'var(--different)'],
      },
      xRange,
      yRange: [-most * 1.1, most * 1.1],
      floors: [],
      markers: markers().filter(({ x }) => xRange[0] <= x && x <= xRange[1]),
    }
  }

  function markers(): Marker[] {
    const shown = props.handle ? [] : [labelled(threshold, 'var(--ink)')]
    if (margin !== null) shown.push(labelled({ name: 'margin', at: margin }, 'var(--muted)'))
    return shown.map((mark) => ({ ...mark, alert: false }))
  }

  function read(x: number): Reading {
    const bin = bins[nearestIndex(middles, x)]
    return {
      title: bin === undefined ? '–' : `${quantity} ${bin.from.toFixed(2)} to ${bin.to.toFixed(2)}`,
      rows: [
        { name: 'same', glyph: '●', color: 'var(--same)', value: `${bin?.same ?? 0} pairs` },
        {
          name: 'different',
          glyph: '◆',
          color: 'var(--different)',
          value: `${bin?.different ?? 0} pairs`,
        },
      ],
    }
  }

  function step(from: number, direction: 1 | -1) {
    return middles[nearestIndex(middles, from) + direction]
  }

  return (
    <Plot
      title={label}
      numbers={() => ({
        head: [`${quantity} from`, 'to', 'same', 'different'],
        rows: bins.map(({ from, to, same, different }) => [from, to, same, different]),
      })}
      label={[label, ...summary(bins, threshold)].join('. ')}
      revision={revision}
      compose={compose}
      hint={hint}
      isEmpty={isEmpty}
      nearest={(x) => middles[nearestIndex(middles, x)]}
      step={step}
      read={read}
      handle={
        props.handle && {
          ...props.handle,
          at: threshold.at,
          label: 'Threshold',
          text: labelled(threshold, '').label,
        }
      }
    >
      {!isEmpty && (
        <div className="plot-sides" aria-hidden="true">
          <span className="plot-same">● same pairs</span>
          <span className="plot-different">◆ different pairs</span>
        </div>
      )}
      <div className="hidden">
        <table>
          <caption>
            {label}, pairs by {quantity}
          </caption>
          <thead>
            <tr>
              <th scope="col">{quantity}</th>
              <th scope="col">same</th>
              <th scope="col">different</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">
                  {bin.from.toFixed(2)} to {bin.to.toFixed(2)}
                </th>
                <td>{bin.same}</td>
                <td>{bin.different}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plot>
  )
}

function barsOf({ from, to, same, different }: Bin): Bar[] {
  return [
    { from, to, value: same, group: 'same' },
    { from, to, value: -different, group: 'different' },
  ]
}

function labelled({ at, name }: Line, color: string): Omit<Marker, 'alert'> {
  return {
    x: at,
    label: `${name} ${Number.isFinite(at) ? Number(at.toPrecision(3)) : valueText(at)}`,
    color,
  }
}

function summary(bins: readonly Bin[], { at, name }: Line): string[] {
  const sum = (key: 'same' | 'different', count: (bin: Bin) => boolean) =>
    bins.reduce((total, bin) => total + (count(bin) ? bin[key] : 0), 0)
  const all = () => true
  const below = (bin: Bin) => bin.to <= at
  return (['same', 'different'] as const).map(
    (key) =>
      `${sum(key, all)} ${key} pairs, ${sum(key, below)} of them below the ${name} of ${valueText(at)}`,
  )
}
