/** A chart of lines as SVG, which needs no script and takes its colours from the page around it. */
import type { Range } from '../../../domain/range'
import { html, type Html } from './html'

export interface Line {
  readonly name: string
  /** The class that colours it. */
  readonly look: 'a' | 'b' | 'other' | 'chance'
  readonly dashed?: boolean
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
}

interface ChartOptions {
  readonly title: string
  readonly xTitle: string
  readonly xRange: Range
  readonly yRange: Range
}

const SIZE = { width: 460, height: 250, left: 46, right: 10, top: 12, bottom: 34 } as const
/** Room for half a stroke where a line runs along an end of its range. */
const EDGE = 2
/** Points across: more would not be seen. Each keeps its lowest and highest. */
const PLACES = 240

export function lineChart(
  { title, xTitle, xRange, yRange }: ChartOptions,
  lines: readonly Line[],
): Html {
  const { width, height, left, right, top, bottom } = SIZE
  const plot = { width: width - left - right, height: height - top - bottom }
  const x = (value: number) => left + placeIn(value, xRange) * plot.width
  const y = (value: number) => height - bottom - placeIn(value, yRange) * plot.height
  const grid = ticksOf(yRange).map(
    (tick) =>
      html`<line
          class="grid"
          x1="${left}"
          x2="${width - right}"
          y1="${round(y(tick))}"
          y2="${round(y(tick))}"
        /><text x="${left - 6}" y="${round(y(tick) + 4)}" text-anchor="end"
          >${tickText(tick)}</text
        >`,
  )
  const below = ticksOf(xRange).map(
    (tick) =>
      html`<text x="${round(x(tick))}" y="${height - bottom + 16}" text-anchor="middle"
        >${tickText(tick)}</text
      >`,
  )
  const drawn = lines.map(
    (line) =>
      html`<path
        class="${line.look}${line.dashed ? ' dashed' : ''}"
        d="${pathOf(line, x, y, yRange)}"
      />`,
  )
  const key = lines
    .filter(({ look }) => look !== 'chance')
    .map(
      ({ name, look, dashed }) =>
        html`<span
          ><svg width="22" height="8" aria-hidden="true">
            <path class="${look}${dashed ? ' dashed' : ''}" d="M0 4H22" />
          </svg>
          ${name}</span
        >`,
    )
  return html`<figure>
    <figcaption><b>${title}</b> ${key}</figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
      ${grid}${below}
      <text x="${(left + width - right) / 2}" y="${height - 2}" text-anchor="middle">
        ${xTitle}
      </text>
      <svg
        x="${left - EDGE}"
        y="${top - EDGE}"
        width="${plot.width + 2 * EDGE}"
        height="${plot.height + 2 * EDGE}"
        viewBox="${left - EDGE} ${top - EDGE} ${plot.width + 2 * EDGE} ${plot.height + 2 * EDGE}"
      >
        ${drawn}
      </svg>
    </svg>
  </figure>`
}

const placeIn = (value: number, [low, high]: Range) => (value - low) / (high - low || 1)
const round = (value: number) => Number(value.toFixed(1))

/** A path through the points; broken where a value is not finite. What is far out of range leaves the picture. */
function pathOf(
  { xs, ys }: Line,
  x: (value: number) => number,
  y: (value: number) => number,
  [low, high]: Range,
): string {
  let path = ''
  let pen = 'M'
  for (const i of thinned(ys)) {
    const value = ys[i] as number
    if (!Number.isFinite(value)) {
      pen = 'M'
      continue
    }
    // Near enough for a viewer’s numbers, however large the value.
    const shown = Math.min(high + 9 * (high - low), Math.max(low - 9 * (high - low), value))
    path += `${pen}${round(x(xs[i] as number))} ${round(y(shown))}`
    pen = 'L'
  }
  return path
}

/** Places of so many points at most, with the ends of what they rise and fall to, and all breaks. */
function thinned(ys: ArrayLike<number>): readonly number[] {
  if (ys.length <= 2 * PLACES) return Array.from({ length: ys.length }, (_, i) => i)
  const kept = new Set([0, ys.length - 1])
  for (let part = 0; part < PLACES; part++) {
    const from = Math.floor((part * ys.length) / PLACES)
    const to = Math.floor(((part + 1) * ys.length) / PLACES)
    let [low, high] = [from, from]
    for (let i = from; i < to; i++) {
      if (!Number.isFinite(ys[i])) kept.add(i)
      if ((ys[i] as number) < (ys[low] as number)) low = i
      if ((ys[i] as number) > (ys[high] as number)) high = i
    }
    kept.add(low).add(high)
  }
  return [...kept].sort((a, b) => a - b)
}

/** From 0 or the low end on, by a round step. */
function ticksOf([low, high]: Range): readonly number[] {
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((each) => each * power >= rough * 0.99) ?? 10)
  const first = Math.ceil(low / step)
  const count = Math.floor(high / step + 1e-9) - first + 1
  return Array.from({ length: count }, (_, i) => (first + i) * step)
}

const tickText = (value: number) => Number(value.toPrecision(6)).toLocaleString('en')
