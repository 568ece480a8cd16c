/**
 * Vega turns the texts of a specification into expressions, markup and addresses; rows of data it only draws.
 * So what people wrote, such as names of photos or runs, must come as rows alone.
 */
import { createRequire } from 'node:module'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Scene } from './scene'
import { createSurface } from './surface'
import embed from './vegaEmbed'

const require = createRequire(import.meta.url)
const parsed: unknown[] = []
const rows: unknown[] = []

vi.mock('./theme', () => ({ resolveColor: (_element: unknown, color: string) => color }))
vi.mock('vega-lite', () => createRequire(import.meta.url)('vega-lite') as object)
vi.mock('vega', () => {
  class View {
    _runtime = { nodes: {} }
    width = () => this
    height = () => this
    signal = () => this
    data = (_name: string, given: unknown) => {
      rows.push(given)
      return this
    }
    runAsync = () => Promise.resolve()
    finalize() {}
  }
  return {
    View,
    Warn: 0,
    parse: (specification: unknown) => parsed.push(specification),
    transforms: { relay: class {} },
  }
})
for (const path of ['linechart', 'barchart'])
  vi.doMock(`@tensorflow/tfjs-vis/dist/render/${path}`, () => {
    const cached = { exports: { __esModule: true, default: embed } }
    require.cache[require.resolve('vega-embed')] = cached as NodeJS.Module
    return require(`@tensorflow/tfjs-vis/dist/render/${path}`) as object
  })

class FakeElement {}
const TEXT = 'Anna <img src=//elsewhere/> "+location+"'
const theme = { font: 'Inter', muted: '#626b76', line: '#e3e6ea', card: '#fff' }
const SCENE: Omit<Scene, 'marks'> = {
  xRange: [0, 2],
  yRange: [0, 1],
  floors: [{ value: 0.25, label: TEXT }],
  markers: [{ x: 1, label: TEXT, color: '#000', alert: true }],
}
const MARKS: readonly Scene['marks'][] = [
  {
    kind: 'lines',
    looks: [{ color: '#0072b2', dashed: false }],
    xs: [0, 1],
    columns: [[0.5, 0.25]],
    axis: 'steps',
    dots: null,
  },
  {
    kind: 'bars',
    bars: [{ from: 0, to: 1, value: 3, group: 'same' }],
    colors: ['#0072b2', '#d55e00'],
  },
]

beforeEach(() => {
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then))
  parsed.length = rows.length = 0
})

test.each(MARKS)('no text of a scene is in what Vega parses, for $kind', async (marks) => {
  const surface = await createSurface(new FakeElement() as HTMLElement)
  await surface.draw({ ...SCENE, marks }, 400, 200, theme)
  expect(parsed).toHaveLength(1)
  expect(JSON.stringify(parsed)).not.toContain('Anna')
  // It is drawn all the same.
  expect(JSON.stringify(rows)).toContain('Anna')
})
