/** Values over steps, drawn by tfjs-vis: several series, floors, and markers where a run ended. */
import { gridSeries, mergeSeries } from './downsample'
import { valueText } from './format'
import { Plot } from './Plot'
import type { Range } from '../domain/range'
import { robustRange } from './range'
import { indexFor, nearestX, stepX, type Reading } from './reading'
import type { Floor, LineLook, Scene } from './scene'

export interface LineSeries {
  readonly name: string
  /** A CSS colour, or a variable of the page such as `var(--a)`. */
  readonly color: string
  readonly dashed?: boolean
  readonly stroke?: LineLook['stroke']
  /** Ascending steps, and a value for each. */
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
}

export interface LineChartProps {
  readonly label: string
  readonly series: readonly LineSeries[]
  readonly floors: readonly Floor[]
  readonly markers: readonly {
    readonly x: number
    readonly label: string
    readonly color: string
  }[]
  /** Where the x axis ends at the earliest, such as the step limit. */
  readonly xMax?: number
  /** Fixed ends of the y axis; without them it runs from 0 to above the values. */
  readonly yDomain?: Range
  /** Changes whenever anything above does. */
  readonly revision: number
  readonly format?: (y: number) => string
  /** What to do to see something here. */
  readonly hint?: string
}

/** Buckets a series is reduced to; each keeps its lowest and highest point. */
const BUCKETS = 120
/** Points that are drawn quickly; more series than have room for theirs share one grid of fewer. */
const POINTS = 3600
/** Series that a reading names; of more it says how many there are. */
const READ_OUT = 12

export function LineChart(props: LineChartProps) {
  const { label, series, floors, markers, revision, format = valueText } = props
  const { hint = 'Press Train' } = props
  const grids = series.map((each) => each.xs)
  const isEmpty = grids.every((xs) => xs.length === 0) && markers.length === 0
  const latest = series.map((each) => ({ each, last: lastPoint(each) }))

  function compose(): Scene | null {
    if (isEmpty) return null
    const each = Math.floor(POINTS / 2 / series.length)
    const { xs, columns } =
      each >= BUCKETS ? mergeSeries(series, BUCKETS) : gridSeries(series, each)
    const values = columns.flat().filter((y) => y !== null)
    const floorValues = floors.map((floor) => floor.value)
    const end = Math.max(props.xMax ?? 1, xs.at(-1) ?? 1, ...markers.map((marker) => marker.x))
    return {
      marks: {
        kind: 'lines',
        looks: series.map(({ color, dashed = false, stroke }) => ({
          color,
          dashed,
          ...(stroke && { stroke }),
        })),
        xs,
        columns,
        axis: 'steps',
        dots: null,
      },
      xRange: [0, end],
      yRange: props.yDomain ?? robustRange(values, floorValues),
      floors,
      markers: markers.map((marker) => ({ ...marker, alert: true })),
    }
  }

  function read(x: number): Reading {
    const more = series.length - READ_OUT
    return {
      title: more > 0 ? `step ${x}, the first ${READ_OUT}` : `step ${x}`,
      rows: series.slice(0, READ_OUT).map(({ name, color, dashed, stroke, xs, ys }) => {
        const index = indexFor(xs, x)
        const y = ys[index]
        const from = xs[index] === x ? '' : ` (step ${xs[index]})`
        const row = { name, color, dashed: dashed ?? (stroke?.dash.length ?? 0) > 0 }
        return { ...row, value: y === undefined ? '–' : format(y) + from }
      }),
    }
  }

  const spoken = latest.map(({ each, last }) =>
    last === null ? `${each.name}: none yet` : `${each.name}: ${format(last.y)} at step ${last.x}`,
  )

  const lines = [...markers, ...floors]

  return (
    <Plot
      title={label}
      numbers={() => ({
        head: ['series', 'step', 'value'],
        rows: series.flatMap(({ name, xs, ys }) =>
          Array.from(ys, (y, i) => [name, xs[i] ?? NaN, y]),
        ),
      })}
      label={[label, ...spoken, ...lines.map((line) => line.label)].join('. ')}
      revision={revision}
      compose={compose}
      hint={hint}
      isEmpty={isEmpty}
      nearest={(x) => nearestX(grids, x)}
      step={(from, direction) => stepX(grids, from, direction)}
      read={read}
    >
      <div className="hidden">
        <table>
          <caption>{label}, latest values</caption>
          <thead>
            <tr>
              <th scope="col">series</th>
              <th scope="col">step</th>
              <th scope="col">value</th>
            </tr>
          </thead>
          <tbody>
            {latest.map(({ each, last }) => (
              <tr key={each.name}>
                <th scope="row">{each.name}</th>
                <td>{last?.x ?? '–'}</td>
                <td>{last === null ? '–' : format(last.y)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plot>
  )
}

function lastPoint({ xs, ys }: LineSeries): { readonly x: number; readonly y: number } | null {
  const index = Math.min(xs.length, ys.length) - 1
  return index < 0 ? null : { x: xs[index] as number, y: ys[index] as number }
}
