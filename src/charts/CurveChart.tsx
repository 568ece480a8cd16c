/**
 * Curves of y over x, both from 0 to 1, such as ROC curves, drawn by tfjs-vis: on a linear or a
 * logarithmic x axis, with a dot where each curve is now.
 */
import { LINEAR, heightAt, placeOn, powersFrom, sideBySide, thinCurve, valueAt } from './curves'
import type { Points } from './downsample'
import { Plot } from './Plot'
import type { Reading } from './reading'
import type { Dot, LineLook, Scene } from './scene'

export interface Curve extends Points {
  readonly name: string
  readonly look: LineLook
  /** A point of the curve that is pointed out. */
  readonly dot?: { readonly x: number; readonly y: number } | undefined
  /** Least x above 0 that it can tell; at less its height is said to be unresolved. */
  readonly least?: number | undefined
  /** Drawn, but not read out: a line to compare with. */
  readonly aside?: boolean
}

export interface CurveChartProps {
  readonly label: string
  readonly xTitle: string
  readonly yTitle: string
  readonly curves: readonly Curve[]
  /** For a logarithmic x axis, the least x that means something; null for a linear axis. */
  readonly powersFrom: number | null
  /** Places of x that the table beside the picture has a row for. */
  readonly tableAt: readonly number[]
  /** Another value whenever anything above changes. */
  readonly revision: unknown
  /** What to do to see something here. */
  readonly hint: string
}

/** Places that can be read: in all of a linear axis, and in each power of ten of the other. */
const READINGS = { numbers: 100, powers: 20 }

const heightText = (curve: Curve, x: number) =>
  x < (curve.least ?? 0) ? 'not resolvable' : text(heightAt(curve, x))
const text = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3))
const xText = (x: number) => (x < 0.01 && x > 0 ? x.toPrecision(2) : x.toFixed(3))

export function CurveChart(props: CurveChartProps) {
  const { label, xTitle, yTitle, curves, tableAt, revision, hint } = props
  const axis = props.powersFrom === null ? LINEAR : powersFrom(props.powersFrom)
  const [low, high] = axis.range
  const readOut = curves.filter((curve) => curve.aside !== true)
  const isEmpty = readOut.every(({ xs }) => xs.length === 0)

  function compose(): Scene | null {
    if (isEmpty) return null
    const dots = curves.flatMap(({ dot, look: { color } }): Dot[] =>
      dot === undefined ? [] : [{ x: placeOn(axis, dot.x), y: dot.y, color }],
    )
    return {
      marks: {
        kind: 'lines',
        looks: curves.map(({ look }) => look),
        ...sideBySide(curves.map((curve) => thinCurve(curve, axis))),
        axis: axis.kind,
        dots,
      },
      xRange: axis.range,
      yRange: [0, 1],
      floors: [],
      markers: [],
    }
  }

  function read(place: number): Reading {
    const x = valueAt(axis, place)
    return {
      title: `${xTitle} ${xText(x)}`,
      rows: readOut.map((curve) => ({
        name: curve.name,
        color: curve.look.color,
        dashed: curve.look.dashed,
        value: heightText(curve, x),
      })),
    }
  }

  const readings = READINGS[axis.kind]
  const nearest = (place: number) =>
    Math.round(Math.min(high, Math.max(low, place)) * readings) / readings
  const step = (from: number, direction: 1 | -1) => {
    const to = nearest(from) + direction / readings
    return to < low - 1e-9 || to > high + 1e-9 ? undefined : nearest(to)
  }

  return (
    <Plot
      title={label}
      numbers={() => ({
        head: ['curve', xTitle, yTitle],
        rows: curves.flatMap(({ name, xs, ys }) =>
          Array.from(ys, (y, i) => [name, xs[i] ?? NaN, y]),
        ),
      })}
      label={[label, ...readOut.flatMap(spoken)].join('. ')}
      revision={revision}
      compose={compose}
      hint={hint}
      isEmpty={isEmpty}
      nearest={nearest}
      step={step}
      read={read}
    >
      <span className="plot-title plot-title-y" aria-hidden="true">
        {yTitle}
      </span>
      <span className="plot-title plot-title-x" aria-hidden="true">
        {xTitle}
      </span>
      <div className="hidden">
        <table>
          <caption>
            {label}, {yTitle} at some {xTitle}
          </caption>
          <thead>
            <tr>
              <th scope="col">{xTitle}</th>
              {readOut.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableAt.map((x) => (
              <tr key={x}>
                <th scope="row">{x}</th>
                {readOut.map((curve) => (
                  <td key={curve.name}>{heightText(curve, x)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plot>
  )
}

function spoken({ name, dot }: Curve): string[] {
  return dot === undefined ? [] : [`${name} stands at ${xText(dot.x)}, ${text(dot.y)}`]
}
