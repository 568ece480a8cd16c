/** A chart as it is drawn, as a file: its picture, or its numbers. */
import { csvFormatRows } from 'd3-dsv'
import { readTheme } from './theme'

/** Rows of cells under a head; each number whole. */
export interface Numbers {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Pixels of a PNG per px. */
const SCALE = 2

/** The SVG that Vega has drawn into an element, by itself, on the page’s background. */
export function svgOf(area: HTMLElement): string {
  const drawn = area.querySelector('svg')
  if (drawn === null) throw new Error('There is no picture yet.')
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const { card, font } = readTheme(area)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('style', `background: ${card}; font-family: ${font.replaceAll('"', "'")}`)
  return new XMLSerializer().serializeToString(copy)
}

export async function pngOf(area: HTMLElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(area))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = SCALE * image.width
  canvas.height = SCALE * image.height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser gives no canvas to draw on.')
  context.fillStyle = readTheme(area).card
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The browser made no PNG.')) : resolve(blob),
    ),
  )
}

/** Cells as in the log: empty where there is none, `nan`, `inf` or `-inf` where one is not finite. */
export const csvOf = ({ head, rows }: Numbers): string =>
  csvFormatRows([[...head], ...rows.map((row) => row.map(cell))])

function cell(value: string | number): string {
  if (typeof value === 'string' || Number.isFinite(value)) return String(value)
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
}

/** “roc-on-held-out-pairs”. */
export const fileName = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
