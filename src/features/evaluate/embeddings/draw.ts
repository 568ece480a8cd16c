/** The picture of a map: dots while they are many to see, thumbnails nearer by, and names. */
import type { Atlas } from './atlas'
import { placeOf, seen, type Camera, type Point, type Size } from './geometry'
import { markOf, trace } from './marks'

export interface Palette {
  readonly font: string
  readonly ink: string
  readonly card: string
  readonly marks: readonly string[]
}

interface MapImage {
  readonly row: number
  /** Place among the held-out images. */
  readonly image: number
  readonly identity: number
}

export interface Scene {
  readonly size: Size
  readonly camera: Camera
  readonly places: Float32Array
  readonly images: readonly MapImage[]
  readonly atlas: Atlas | null
  /** The only identity in full colour; null: all are. */
  readonly highlight: number | null
  /** Rows with a frame: what is pointed at, what is chosen. */
  readonly pointed: number | null
  readonly chosen: number | null
  /** Names to be written, the most important first. */
  readonly names: readonly {
    readonly text: string
    readonly at: Point
    readonly identity: number
  }[]
}

const DOT = 4
const FRAME = 1.5
const DIMMED = 0.16
const SMALLEST = 15
const LARGEST = 64

/** Side of the thumbnails in CSS pixels; 0 where there are so many that dots are better. */
export function thumbnailSide(count: number, { width, height }: Size, zoom: number): number {
  const side = 0.55 * Math.sqrt((width * height) / Math.max(1, count)) * zoom
  return side < SMALLEST ? 0 : Math.min(LARGEST, side, 44 * Math.sqrt(zoom))
}

/** How far from its middle an image can be pointed at. */
export function reachOf(side: number): number {
  return side === 0 ? 9 : side / 2
}

/** Draws on a context scaled to CSS pixels. */
export function drawMap(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { size, camera, places, highlight, pointed, chosen } = scene
  context.clearRect(0, 0, size.width, size.height)
  const side = thumbnailSide(scene.images.length, size, camera.zoom)
  const isFull = ({ identity }: MapImage) => highlight === null || identity === highlight
  const visible = scene.images.flatMap((image) => {
    const at = seen(camera, placeOf(places, image.row))
    return isInside(at, size, side) ? [{ ...image, at }] : []
  })
  const draw = (each: MapImage & { readonly at: Point }) =>
    side > 0 && scene.atlas !== null
      ? drawThumbnail(context, each, side, scene.atlas, palette)
      : drawDot(context, each, palette)
  context.globalAlpha = DIMMED
  visible.filter((each) => !isFull(each)).forEach(draw)
  context.globalAlpha = 1
  visible.filter(isFull).forEach(draw)
  for (const each of visible.filter(({ row }) => row === chosen || row === pointed)) {
    draw(each)
    frame(context, each.at, side, each.row === chosen ? 3 : 2, palette)
  }
  writeNames(context, scene, reachOf(side), palette)
}

function isInside({ x, y }: Point, { width, height }: Size, side: number): boolean {
  const beyond = side / 2 + DOT
  // False for NaN too.
  return x > -beyond && y > -beyond && x < width + beyond && y < height + beyond
}

const colorOf = (identity: number, { marks, ink }: Palette) => marks[markOf(identity).color] ?? ink

function drawDot(
  context: CanvasRenderingContext2D,
  { identity, at }: MapImage & { readonly at: Point },
  palette: Palette,
) {
  context.beginPath()
  trace(context, markOf(identity).shape, at.x, at.y, DOT)
  context.fillStyle = colorOf(identity, palette)
  context.fill()
}

function drawThumbnail(
  context: CanvasRenderingContext2D,
  { image, identity, at }: MapImage & { readonly at: Point },
  side: number,
  atlas: Atlas,
  palette: Palette,
) {
  const [left, top] = [at.x - side / 2, at.y - side / 2]
  const column = image % atlas.columns
  const line = Math.floor(image / atlas.columns)
  const [sx, sy] = [column * atlas.side, line * atlas.side]
  // A square under the image is a frame that costs far less than a stroke around it.
  context.fillStyle = colorOf(identity, palette)
  context.fillRect(left - FRAME, top - FRAME, side + 2 * FRAME, side + 2 * FRAME)
  context.imageSmoothingEnabled = side < atlas.side
  context.drawImage(atlas.picture, sx, sy, atlas.side, atlas.side, left, top, side, side)
  context.beginPath()
  trace(context, markOf(identity).shape, left + 1, top + 1, DOT)
  context.fill()
}

function frame(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  side: number,
  width: number,
  palette: Palette,
) {
  const half = (side || 3 * DOT) / 2 + 2 + width / 2
  context.lineWidth = width + 2
  context.strokeStyle = palette.card
  context.strokeRect(x - half, y - half, 2 * half, 2 * half)
  context.lineWidth = width
  context.strokeStyle = palette.ink
  context.strokeRect(x - half, y - half, 2 * half, 2 * half)
}

/** Names with their marks, above their places; those that would lie on one before are left out. */
function writeNames(
  context: CanvasRenderingContext2D,
  { names, size }: Scene,
  clearance: number,
  palette: Palette,
) {
  context.font = `600 12px ${palette.font}`
  context.textBaseline = 'middle'
  const taken: { readonly left: number; readonly top: number; readonly width: number }[] = []
  for (const { text, at, identity } of names) {
    const width = context.measureText(text).width + 24
    const left = Math.min(Math.max(2, at.x - width / 2), size.width - width - 2)
    const top = Math.min(Math.max(2, at.y - clearance - 22), size.height - 22)
    const isFree = taken.every(
      (other) =>
        left + width < other.left ||
        left > other.left + other.width ||
        Math.abs(top - other.top) > 20,
    )
    if (!isFree || !isInside(at, size, 0)) continue
    taken.push({ left, top, width })
    context.globalAlpha = 0.88
    context.fillStyle = palette.card
    context.beginPath()
    context.roundRect(left, top, width, 20, 6)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = colorOf(identity, palette)
    context.beginPath()
    trace(context, markOf(identity).shape, left + 10, top + 10, DOT)
    context.fill()
    context.fillStyle = palette.ink
    context.fillText(text, left + 18, top + 10.5)
  }
}
