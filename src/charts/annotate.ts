/**
 * A compiled Vega specification with what Vega-Lite of tfjs-vis's age cannot say: ranges that are
 * set from outside, floors, markers, and a dot at the end of each line. All of it is data, so the
 * view outlives its changes. Pure.
 */
import type { Theme } from './theme'

/** The parts of a Vega specification that are used. */
export interface VegaSpec {
  readonly signals?: readonly object[]
  readonly data?: readonly object[]
  readonly scales?: readonly { readonly name: string }[]
  readonly marks?: readonly { readonly clip?: unknown }[]
}

/** Names of the sources and signals that the view is given its scene by. */
export const FLOORS = 'floors'
export const MARKERS = 'markers'
export const ENDS = 'ends'
export const RANGES = { x: 'xRange', y: 'yRange' } as const

const field = (name: string) => ({ field: name })
const atX = { scale: 'x', field: 'x' }
const atValue = { scale: 'y', field: 'value' }
/** The plot and a little around it, so that a line along its edge keeps its full width. */
const CLIP = {
  path: { signal: "'M-5,-5H' + (width + 5) + 'V' + (height + 5) + 'H-5Z'" },
}
const wide = { signal: 'width' }
const high = { signal: 'height' }

function mark(type: string, source: string, update: object, extra: object = {}) {
  return {
    type,
    from: { data: source },
    interactive: false,
    aria: false,
    encode: { update },
    ...extra,
  }
}

/** A text twice: first its outline in the card's colour, so that it reads on top of lines. */
function text(source: string, theme: Theme, update: object): object[] {
  const shared = { text: field('label'), font: { value: theme.font }, ...update }
  const halo = {
    ...shared,
    fill: { value: theme.card },
    stroke: { value: theme.card },
    strokeWidth: { value: 4 },
    strokeJoin: { value: 'round' },
  }
  return [mark('text', source, halo), mark('text', source, shared)]
}

function floorLine(theme: Theme) {
  return mark('rule', FLOORS, {
    x: { value: 0 },
    x2: wide,
    y: atValue,
    stroke: { value: theme.muted },
    strokeWidth: { value: 1 },
    strokeDash: { value: [3, 4] },
  })
}

function floorLabel(theme: Theme) {
  return text(FLOORS, theme, {
    x: wide,
    y: atValue,
    dx: { value: -2 },
    dy: field('dy'),
    align: { value: 'right' },
    baseline: field('baseline'),
    fontSize: { value: 10 },
    fill: { value: theme.muted },
  })
}

function markerLine() {
  return mark('rule', MARKERS, {
    x: atX,
    y: field('y'),
    y2: high,
    stroke: field('color'),
    strokeWidth: { value: 1.25 },
    strokeDash: { value: [2, 2] },
  })
}

function markerLabel(theme: Theme) {
  return [
    mark('symbol', MARKERS, {
      x: atX,
      y: field('y'),
      shape: { value: 'triangle-up' },
      size: { signal: 'datum.alert ? 70 : 0' },
      fill: field('color'),
    }),
    ...text(MARKERS, theme, {
      x: atX,
      y: field('y'),
      dx: field('dx'),
      align: field('align'),
      baseline: { value: 'middle' },
      fontSize: { signal: 'datum.alert ? 11 : 10' },
      fontWeight: { signal: 'datum.alert ? 700 : 400' },
      fill: field('color'),
    }),
  ]
}

function ends(theme: Theme) {
  return mark(
    'symbol',
    ENDS,
    {
      x: atX,
      y: { scale: 'y', field: 'y' },
      size: field('size'),
      fill: field('color'),
      stroke: { value: theme.card },
      strokeWidth: { value: 1.25 },
    },
    { clip: CLIP },
  )
}

/** Adds ranges, floors, markers and ends; the rest is left as it is. */
export function annotate(spec: VegaSpec, theme: Theme) {
  const empty = (name: string) => ({ name, values: [] })
  return {
    ...spec,
    signals: [
      ...(spec.signals ?? []),
      ...Object.values(RANGES).map((name) => ({ name, value: [0, 1] })),
    ],
    data: [...(spec.data ?? []), empty(FLOORS), empty(MARKERS), empty(ENDS)],
    scales: (spec.scales ?? []).map((scale) => {
      if (scale.name !== 'x' && scale.name !== 'y') return scale
      return { ...scale, domain: { signal: RANGES[scale.name] }, nice: false, zero: false }
    }),
    marks: [
      floorLine(theme),
      markerLine(),
      ...(spec.marks ?? []).map((each) => (each.clip === true ? { ...each, clip: CLIP } : each)),
      ends(theme),
      ...floorLabel(theme),
      ...markerLabel(theme),
    ],
  }
}
