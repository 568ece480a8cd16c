/**
 * Draws scenes into an element: tfjs-vis makes the specification, restyle and annotate finish it,
 * and one Vega view shows it. A view is made anew only when the look changes (series, theme);
 * else it is given the new rows. This file is loaded lazily, with all of Vega behind it.
 */
import type { Spec, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { loadPart } from '../loading/part'
import { annotate, ENDS, FLOORS, MARKERS, RANGES, type VegaSpec } from './annotate'
import { forgetOldRows, forgetsOldMarks, type VegaInside } from './lean'
import { placeFloors, placeMarkers } from './labels'
import { restyleBars, restyleLines, ROWS, type VisSpec } from './restyle'
import { PADDING, type Marks, type Scene } from './scene'
import { resolveColor, type Theme } from './theme'
import { drawWith } from './vegaEmbed'

export interface Surface {
  /** Draws a scene at a size in px. One at a time: await it before the next. */
  draw(scene: Scene, width: number, height: number, theme: Theme): Promise<void>
  /** Frees the view. A draw under way ends without a trace. */
  finalize(): void
}

/** What all of it is called to the person. */
const PART = 'What draws the charts'

/**
 * Evaluated as separate chunks, so that none makes a long task. Expressions are interpreted, since
 * the page's content-security policy lets no text become code.
 */
async function load() {
  const vega = await loadPart(PART, () => import('vega'))
  const { expressionInterpreter } = await loadPart(PART, () => import('vega-interpreter'))
  const { compile } = await loadPart(PART, () => import('vega-lite'))
  const { linechart } = await loadPart(
    PART,
    () => import('@tensorflow/tfjs-vis/dist/render/linechart'),
  )
  const { barchart } = await loadPart(
    PART,
    () => import('@tensorflow/tfjs-vis/dist/render/barchart'),
  )
  return { vega, expressionInterpreter, compile, linechart, barchart }
}

/** Lets input and painting through between two pieces of work. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** The rows tfjs-vis made, on the scene's x values; tfjs-vis itself counts from 0. */
function rowsOf(specification: VisSpec, marks: Marks): object[] {
  const rows = specification.data.values
  return marks.kind === 'bars' ? [...rows] : rows.map((row, i) => ({ ...row, x: marks.xs[i] }))
}

/** Areas of dots, in px². */
const SIZES = { end: 36, dot: 90 }

/** The dots of a scene, or else the last point of each line. */
function endsOf(marks: Marks): object[] {
  if (marks.kind === 'bars') return []
  if (marks.dots !== null) return marks.dots.map((dot) => ({ ...dot, size: SIZES.dot }))
  return marks.columns.flatMap((column, s) => {
    const i = column.findLastIndex((y) => y !== null)
    if (i < 0) return []
    return [{ x: marks.xs[i], y: column[i], color: marks.looks[s]?.color, size: SIZES.end }]
  })
}

/** Loads what draws, then makes a surface of an element. Rejects where loading fails. */
export async function createSurface(element: HTMLElement): Promise<Surface> {
  const { vega, expressionInterpreter, compile, linechart, barchart } = await load()
  const { View, parse, Warn } = vega
  let shown: { readonly look: string; readonly view: View } | undefined
  let gone = false

  const release = () => {
    shown?.view.finalize()
    shown = undefined
  }

  async function viewOf(restyled: object, theme: Theme): Promise<View | undefined> {
    const look = JSON.stringify(restyled)
    if (shown?.look === look) return shown.view
    await nextTask()
    const compiled = compile(restyled as TopLevelSpec).spec as VegaSpec
    await nextTask()
    const runtime = parse(annotate(compiled, theme) as Spec, undefined, { ast: true })
    await nextTask()
    if (gone) return undefined
    release()
    const view = new View(runtime, {
      container: element,
      renderer: 'svg',
      logLevel: Warn,
      expr: expressionInterpreter,
    })
    forgetsOldMarks(view)
    shown = { look, view }
    return view
  }

  async function show(
    specification: VisSpec,
    scene: Scene,
    width: number,
    height: number,
    theme: Theme,
  ) {
    const { marks } = scene
    const restyled =
      marks.kind === 'lines'
        ? restyleLines(specification, marks.looks, theme, marks.axis)
        : restyleBars(specification, marks.colors, theme)
    const view = await viewOf(restyled, theme)
    if (view === undefined || gone) return
    const plotWidth = width - PADDING.left - PADDING.right
    const plotHeight = height - PADDING.top - PADDING.bottom
    view
      .width(plotWidth)
      .height(plotHeight)
      .signal(RANGES.x, scene.xRange)
      .signal(RANGES.y, scene.yRange)
      .data(ROWS, rowsOf(specification, marks))
      .data(ENDS, endsOf(marks))
      .data(FLOORS, [...placeFloors(scene.floors, scene.yRange, plotHeight)])
      .data(MARKERS, [...placeMarkers(scene.markers, scene.xRange, width)])
    await view.runAsync()
    forgetOldRows(view, vega as unknown as VegaInside)
  }

  return {
    async draw(given, width, height, theme) {
      if (gone) return
      const scene = plainColors(given, element)
      drawWith(element, (specification) =>
        show(specification as VisSpec, scene, width, height, theme),
      )
      const { marks } = scene
      switch (marks.kind) {
        case 'lines':
          // A null passes through as a missing value, whatever the type says.
          await linechart(
            element,
            {
              values: marks.columns.map((column) => column.map((y, x) => ({ x, y: y as number }))),
              series: marks.columns.map((_, s) => `s${s}`),
            },
            { width, height },
          )
          return
        case 'bars':
          // Options that are never equal keep tfjs-vis from updating a view of its own.
          await barchart(
            element,
            marks.bars.map((bar, index) => ({ ...bar, index })),
            {
              width,
              height,
              color: [...marks.colors],
            },
          )
          return
        default:
          marks satisfies never
      }
    },
    finalize() {
      gone = true
      release()
    },
  }
}

/** The scene with its CSS variables looked up. */
function plainColors(scene: Scene, element: HTMLElement): Scene {
  const plain = (color: string) => resolveColor(element, color)
  const { marks } = scene
  return {
    ...scene,
    markers: scene.markers.map((marker) => ({ ...marker, color: plain(marker.color) })),
    marks:
      marks.kind === 'lines'
        ? {
            ...marks,
            looks: marks.looks.map((look) => ({ ...look, color: plain(look.color) })),
            dots: marks.dots?.map((dot) => ({ ...dot, color: plain(dot.color) })) ?? null,
          }
        : { ...marks, colors: [plain(marks.colors[0]), plain(marks.colors[1])] },
  }
}
