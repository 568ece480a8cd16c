/**
 * tfjs-vis's Vega-Lite specifications in the page's look. Pure: a specification in, one out,
 * without data, which the view is given by name. What tfjs-vis cannot do is changed here: no
 * legend (the panel has one), no hover of its own, colours by series and not by the alphabet,
 * lines that connect over steps where another series has points.
 */
import { PADDING, type LineLook, type XAxis } from './scene'
import type { Theme } from './theme'

/** The parts of a tfjs-vis specification that are used. */
export interface VisSpec {
  readonly data: { readonly values: readonly object[] }
  readonly mark?: object
  readonly encoding: Readonly<Record<string, object>>
  readonly layer?: readonly {
    readonly mark: string | { readonly type: string }
    readonly encoding?: { readonly y?: { readonly field?: string } }
  }[]
}

/** The name of the source the view's rows come from. */
export const ROWS = 'rows'

const FONT_SIZE = 10
/** Ticks stay short enough for the room that is left of the plot. */
const SHORT_NUMBER =
  'abs(datum.value) >= 10000 || (datum.value != 0 && abs(datum.value) < 0.001)' +
  " ? replace(format(datum.value, '.1~e'), '+', '') : datum.label"
const SHORT_STEP = "datum.value >= 10000 ? format(datum.value, '~s') : datum.label"
const MAGNITUDE = "format(abs(datum.value), '~s')"

function frame(theme: Theme) {
  return {
    autosize: 'none',
    padding: PADDING,
    // Any size: the view's is set before it is drawn.
    width: 100,
    height: 100,
    data: { name: ROWS, values: [] },
    config: {
      background: null,
      font: theme.font,
      view: { stroke: null },
      axis: {
        labelFontSize: FONT_SIZE,
        labelColor: theme.muted,
        labelPadding: 6,
        gridColor: theme.line,
        domain: false,
        ticks: false,
      },
    },
  }
}

const xAxis = {
  grid: false,
  tickMinStep: 1,
  labelFlush: false,
  labelExpr: SHORT_STEP,
  tickCount: { signal: 'ceil(width / 70)' },
}
const X_AXES: Readonly<Record<XAxis, object>> = {
  steps: xAxis,
  numbers: { ...xAxis, tickMinStep: 0, labelExpr: SHORT_NUMBER },
  powers: { ...xAxis, labelExpr: "format(pow(10, datum.value), '~g')" },
}
const yAxis = { tickCount: { signal: 'ceil(height / 36)' }, labelExpr: SHORT_NUMBER }

/** The lines of `render.linechart`. Held-out series are dashed. Throws where they are missing. */
export function restyleLines(
  spec: VisSpec,
  looks: readonly LineLook[],
  theme: Theme,
  axis: XAxis = 'steps',
) {
  const lines = (spec.layer ?? []).filter(
    (layer) => typeof layer.mark !== 'string' && layer.mark.type === 'line',
  )
  if (lines.length !== looks.length)
    throw new Error(`internal: ${lines.length} lines specified for ${looks.length} series`)
  return {
    ...frame(theme),
    encoding: { x: { ...spec.encoding.x, title: null, axis: X_AXES[axis] } },
    layer: lines.map((line, i) => ({
      // Rows without a point of this series would break its line.
      transform: [{ filter: { field: line.encoding?.y?.field, valid: true } }],
      mark: {
        ...(line.mark as object),
        aria: false,
        strokeJoin: 'round',
        ...strokeOf(looks[i]),
      },
      encoding: { y: { ...line.encoding?.y, title: null, axis: yAxis } },
    })),
  }
}

function strokeOf(look: LineLook | undefined): object {
  const { color: stroke, dashed, stroke: given } = look ?? {}
  if (given) return { stroke, strokeWidth: given.width, strokeDash: given.dash }
  // Training curves are noisy, so that held-out ones stand out before them.
  return dashed
    ? { stroke, strokeWidth: 2, strokeDash: [5, 3] }
    : { stroke, strokeWidth: 1.25, strokeOpacity: 0.7 }
}

/** The bars of `render.barchart`: by distance, same pairs upwards, different ones downwards. */
export function restyleBars(spec: VisSpec, colors: readonly [string, string], theme: Theme) {
  return {
    ...frame(theme),
    mark: { ...spec.mark, tooltip: false, aria: false, binSpacing: 1 },
    encoding: {
      x: {
        ...spec.encoding.x,
        field: 'from',
        type: 'quantitative',
        bin: 'binned',
        title: null,
        axis: { ...xAxis, tickMinStep: 0 },
      },
      x2: { field: 'to' },
      y: {
        ...spec.encoding.y,
        stack: null,
        title: null,
        axis: { ...yAxis, tickMinStep: 1, labelExpr: MAGNITUDE },
      },
      color: {
        field: 'group',
        type: 'nominal',
        legend: null,
        scale: { domain: ['same', 'different'], range: colors },
      },
    },
  }
}
