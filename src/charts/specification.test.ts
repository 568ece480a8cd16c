/** The real tfjs-vis, Vega-Lite and Vega, with only the import of vega-embed replaced. */
import { createRequire } from 'node:module'
import type * as Vega from 'vega'
import type * as VegaLite from 'vega-lite'
import { expressionInterpreter } from 'vega-interpreter'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { annotate, ENDS, FLOORS, MARKERS, RANGES, type VegaSpec } from './annotate'
import { forgetOldRows, forgetsOldMarks, type VegaInside } from './lean'
import { placeFloors, placeMarkers } from './labels'
import { restyleBars, restyleLines, ROWS, type VisSpec } from './restyle'
import embed, { drawWith } from './vegaEmbed'

const require = createRequire(import.meta.url)
const theme = { font: 'Inter', muted: '#626b76', line: '#e3e6ea', card: '#fff' }
const looks = [
  { color: '#0072b2', dashed: false },
  { color: '#d55e00', dashed: true },
]

class FakeElement {}
let vega: typeof Vega
let vegaLite: typeof VegaLite

beforeAll(() => {
  const path = require.resolve('vega-embed')
  require.cache[path] = { exports: { __esModule: true, default: embed } } as NodeJS.Module
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then))
  vega = require('vega') as typeof Vega
  vegaLite = require('vega-lite') as typeof VegaLite
})

/** What tfjs-vis specifies when it is asked to draw. */
async function specified(chart: 'linechart' | 'barchart', data: unknown, options: object) {
  const element = new FakeElement() as HTMLElement
  let specification: unknown
  drawWith(element, async (given) => void (specification = given))
  const module = require(`@tensorflow/tfjs-vis/dist/render/${chart}`) as Record<
    string,
    (...all: unknown[]) => Promise<void>
  >
  await module[chart]?.(element, data, { width: 400, height: 200, ...options })
  return specification as VisSpec
}

const lineSpec = () =>
  specified(
    'linechart',
    {
      values: [
        [
          { x: 0, y: 1 },
          { x: 1, y: null },
          { x: 2, y: 3 },
        ],
        [
          { x: 0, y: null },
          { x: 1, y: 2 },
          { x: 2, y: null },
        ],
      ],
      series: ['s0', 's1'],
    },
    {},
  )

function viewOf(restyled: object): Vega.View {
  const compiled = vegaLite.compile(restyled as VegaLite.TopLevelSpec).spec as VegaSpec
  const runtime = vega.parse(annotate(compiled, theme) as Vega.Spec, undefined, { ast: true })
  return new vega.View(runtime, { renderer: 'none', expr: expressionInterpreter })
}

/** Marks that the joins of a view hold, gone ones too: of everything that the view reaches. */
function keptMarks(view: Vega.View): number {
  const seen = new Set<unknown>()
  const open: unknown[] = [view]
  let kept = 0
  while (open.length > 0) {
    const each = open.pop()
    const isThing = (typeof each === 'object' && each !== null) || typeof each === 'function'
    if (!isThing || seen.has(each)) continue
    seen.add(each)
    // A data join’s map is a function with a look-up.
    if ('lookup' in each && 'object' in each) kept += Object.keys(each.object as object).length
    open.push(...Object.values(each))
  }
  return kept
}

/** Rows that a view's relays know, gone ones too. */
function handedOn(view: Vega.View, { transforms: { relay } }: VegaInside): number {
  const { nodes } = (view as unknown as { _runtime: { nodes: object } })._runtime
  return Object.values(nodes)
    .filter((node) => node instanceof relay)
    .reduce((sum, { value }) => sum + Object.keys(value as object).length, 0)
}

/** Path commands of all strokes of a colour. */
function strokes(svg: string, color: string): string[] {
  const paths = svg.match(/<path[^>]*>/g) ?? []
  return paths.filter((path) => path.includes(`stroke="${color}"`))
}

describe('lines by tfjs-vis', () => {
  it('carry no data, no legend, no hover and no colour scale after restyling', async () => {
    const text = JSON.stringify(restyleLines(await lineSpec(), looks, theme))
    expect(text).not.toMatch(/legend|tooltip|selection|-name/)
    expect(text).toContain('"values":[]')
  })

  it('keep few marks of rows that were replaced, however often a view is drawn', async () => {
    const view = viewOf(restyleLines(await lineSpec(), looks, theme))
    forgetsOldMarks(view)
    const [first] = (await lineSpec()).data.values
    const rows = () => Array.from({ length: 100 }, (_, x) => ({ ...first, x }))
    for (let draw = 0; draw < 300; draw++) await view.data(ROWS, rows()).runAsync()
    expect(keptMarks(view)).toBeGreaterThan(0)
    expect(keptMarks(view)).toBeLessThan(1000)
  })

  it('keep no rows that were replaced, and still draw those that are there', async () => {
    const view = viewOf(restyleLines(await lineSpec(), looks, theme))
    const inside = vega as unknown as VegaInside
    const [first] = (await lineSpec()).data.values
    const rows = (y: number) => Array.from({ length: 100 }, (_, x) => ({ ...first, x, s0: y }))
    for (let draw = 0; draw < 20; draw++) {
      await view.data(ROWS, rows(draw)).runAsync()
      forgetOldRows(view, inside)
    }
    expect(handedOn(view, inside)).toBeGreaterThan(0)
    expect(handedOn(view, inside)).toBeLessThan(1000)
    const drawn = await view.toSVG()
    const anew = viewOf(restyleLines(await lineSpec(), looks, theme))
    await anew.data(ROWS, rows(19)).runAsync()
    expect(strokes(drawn, looks[0]!.color)).toEqual(strokes(await anew.toSVG(), looks[0]!.color))
  })

  it('are restyled equally whatever their data and size, so that the view is kept', async () => {
    const other = await specified(
      'linechart',
      { values: [[], []], series: ['s0', 's1'] },
      { width: 9 },
    )
    expect(restyleLines(other, looks, theme)).toEqual(restyleLines(await lineSpec(), looks, theme))
  })

  it('are missed where a specification has not one for each series', async () => {
    const spec = await lineSpec()
    expect(() => restyleLines(spec, looks.slice(1), theme)).toThrow(
      '2 lines specified for 1 series',
    )
  })

  it('are drawn connected over missing values, in their colours, the held-out one dashed', async () => {
    const view = viewOf(restyleLines(await lineSpec(), looks, theme))
    const rows = [
      { x: 0, s0: 1, s1: null },
      { x: 50, s0: null, s1: 2 },
      { x: 75, s0: null, s1: 2 },
      { x: 100, s0: 3, s1: null },
    ]
    view.width(100).height(100).signal(RANGES.x, [0, 100]).signal(RANGES.y, [0, 4]).data(ROWS, rows)
    const svg = await view.toSVG()
    const [a] = strokes(svg, looks[0]?.color as string)
    const [b] = strokes(svg, looks[1]?.color as string)
    expect(a).toContain('d="M0,75L100,25"')
    expect(a).not.toContain('stroke-dasharray')
    expect(b).toContain('d="M50,50L75,50"')
    expect(b).toContain('stroke-dasharray="5,3"')
  })

  it('stand with floors, markers and ends at their values', async () => {
    const view = viewOf(restyleLines(await lineSpec(), looks, theme))
    const marker = { x: 50, label: 'B: NaN at step 57', color: '#b3261e', alert: true }
    view
      .width(100)
      .height(100)
      .signal(RANGES.x, [0, 100])
      .signal(RANGES.y, [0, 0.5])
      .data(ENDS, [{ x: 40, y: 0.1, color: '#123456', size: 36 }])
      .data(FLOORS, [...placeFloors([{ value: 0.25, label: 'constant distance' }], [0, 0.5], 100)])
      .data(MARKERS, [...placeMarkers([marker], [0, 100], 156)])
    const svg = await view.toSVG()
    expect(svg).toContain('>constant distance</text>')
    expect(svg).toContain('>B: NaN at step 57</text>')
    expect(svg).toMatch(/<line transform="translate\(0,50\)" x2="100"[^>]*stroke-dasharray="3,4"/)
    expect(svg).toMatch(/<line transform="translate\(50,-10\)"[^>]*stroke="#b3261e"/)
    expect(svg).toMatch(/translate\(40,80\)"[^>]*fill="#123456"/)
  })

  it('keep tick labels short for huge and tiny values', async () => {
    const view = viewOf(restyleLines(await lineSpec(), looks, theme))
    view.width(100).height(100).signal(RANGES.y, [0, 2e12])
    expect(await view.toSVG()).toContain('>2e12<')
    expect(await view.toSVG()).toContain('>1.5e12<')
    expect(await view.signal(RANGES.y, [0, 2e-5]).toSVG()).toContain('>2e-5<')
  })
})

describe('curves by tfjs-vis', () => {
  const dashed = { color: '#777777', dashed: true, stroke: { width: 1.5, dash: [2, 3] } }

  it('rise straight up through points that share an x, in a stroke of their own', async () => {
    const view = viewOf(restyleLines(await lineSpec(), [dashed, dashed], theme, 'numbers'))
    const rows = [
      { x: 0, s0: 0, s1: null },
      { x: 0, s0: 0.5, s1: null },
      { x: 1, s0: 0.5, s1: null },
      { x: 1, s0: 1, s1: null },
      { x: 0, s0: null, s1: 0 },
      { x: 1, s0: null, s1: 1 },
    ]
    view.width(100).height(100).signal(RANGES.x, [0, 1]).signal(RANGES.y, [0, 1]).data(ROWS, rows)
    const [first, second] = strokes(await view.toSVG(), dashed.color)
    expect(first).toContain('d="M0,100L0,50L100,50L100,0"')
    expect(first).toContain('stroke-dasharray="2,3"')
    expect(second).toContain('d="M0,100L100,0"')
  })

  it('have ticks between whole numbers, or at powers of ten', async () => {
    const linear = viewOf(restyleLines(await lineSpec(), looks, theme, 'numbers'))
    const ticks = await linear.width(400).height(100).signal(RANGES.x, [0, 1]).toSVG()
    expect(ticks).toContain('>0.2<')
    const powers = viewOf(restyleLines(await lineSpec(), looks, theme, 'powers'))
    const svg = await powers.width(400).height(100).signal(RANGES.x, [-3, 0]).toSVG()
    for (const text of ['0.001', '0.01', '0.1', '1']) expect(svg).toContain(`>${text}<`)
  })
})

describe('bars by tfjs-vis', () => {
  it('stand upwards for same pairs and downwards for different ones, at their distances', async () => {
    const bars = [
      { from: 0, to: 0.5, value: 4, group: 'same' },
      { from: 0.5, to: 1, value: -2, group: 'different' },
    ]
    const spec = await specified('barchart', bars, { color: ['green', 'purple'] })
    const view = viewOf(restyleBars(spec, ['green', 'purple'], theme))
    view.width(100).height(100).signal(RANGES.x, [0, 1]).signal(RANGES.y, [-4, 4])
    const svg = await view.data(ROWS, [...spec.data.values]).toSVG()
    expect(svg).toMatch(/d="M1,0h49v50h-49Z" fill="green"/)
    expect(svg).toMatch(/d="M51,50h49v25h-49Z" fill="purple"/)
    expect(svg).not.toContain('>-4<')
  })
})

describe('the seam', () => {
  it('refuses an element that nothing was given to draw with', async () => {
    await expect(embed(new FakeElement() as HTMLElement, {})).rejects.toThrow('drawWith()')
  })
})
