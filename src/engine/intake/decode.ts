/**
 * Decoding by the browser: whatever it can show, turned upright by its EXIF orientation. What a browser
 * draws it need not give back: some put noise in place of pixels, so that nobody is known by them. So a
 * pattern is drawn and read back before any photo is.
 */
import { overWhite } from './formats/reading'
import { readHeic } from './formats/heic'
import { fetchLibheif } from './formats/libheifBinary'
import { opaque, type Decoded } from './photo'
import { rasterPicture, type Area, type Picture } from './picture'
import { scaledArea, type Raster } from './raster'
import { Refusal } from './refusal'

type ReadBack = (from: ImageBitmap, area: Area, width: number, height: number) => Promise<Raster>

/** One canvas for all, on the CPU, since every drawing is read back. */
let canvas: OffscreenCanvas | null = null

function context(width: number, height: number): OffscreenCanvasRenderingContext2D {
  canvas ??= new OffscreenCanvas(width, height)
  if (canvas.width < width) canvas.width = width
  if (canvas.height < height) canvas.height = height
  const made = canvas.getContext('2d', { willReadFrequently: true })
  if (!made) throw new Error('no canvas to draw on')
  return made
}

const byCanvas: ReadBack = async (from, { x, y, width: w, height: h }, width, height) => {
  const drawing = context(width, height)
  drawing.imageSmoothingEnabled = true
  drawing.imageSmoothingQuality = 'high'
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, width, height)
  drawing.drawImage(from, x, y, w, h, 0, 0, width, height)
  return { width, height, channels: 4, data: drawing.getImageData(0, 0, width, height).data }
}

/** Without a canvas, by WebCodecs; the whole area at its own size. */
const byFrame: ReadBack = async (from, area, width, height) => {
  const frame = new VideoFrame(from, { timestamp: 0 })
  try {
    const how = { rect: area, format: 'RGBA' } as const
    const data = new Uint8Array(frame.allocationSize(how))
    await frame.copyTo(data, how)
    const all = overWhite({ width: area.width, height: area.height, depth: 4 }, data)
    return scaledArea(all, { ...area, x: 0, y: 0 }, width, height)
  } finally {
    frame.close()
  }
}

/** Side of the pattern: as many pixels as a browser that changes some will surely touch. */
const PATTERN = 64

function pattern(): Uint8ClampedArray<ArrayBuffer> {
  const made = new Uint8ClampedArray(PATTERN * PATTERN * 4)
  for (let i = 0; i < made.length; i++)
    made[i] = i % 4 === 3 ? 255 : Math.imul(i + 1, 0x9e3779b1) >>> 24
  return made
}

async function givesBack(read: ReadBack): Promise<boolean> {
  const drawn = pattern()
  try {
    const bitmap = await createImageBitmap(new ImageData(drawn, PATTERN, PATTERN))
    const area = { x: 0, y: 0, width: PATTERN, height: PATTERN }
    const { data, channels } = await read(bitmap, area, PATTERN, PATTERN)
    bitmap.close()
    return drawn.every((value, i) => i % 4 === 3 || data[(i >> 2) * channels + (i % 4)] === value)
  } catch {
    return false
  }
}

const WITHHELD =
  'This browser does not give a page the pixels of what it draws: it gives nothing, or noise, as a protection against being recognised. Allow this page to read its canvas (Firefox, LibreWolf, Tor Browser: the sign beside the address; Brave: lower Shields; else the extension that does it) and load it anew.'

let readBack: Promise<ReadBack | null> | null = null

async function tried(): Promise<ReadBack | null> {
  for (const read of [byCanvas, byFrame]) if (await givesBack(read)) return read
  return null
}

export async function decodeByBrowser(photo: Blob): Promise<Decoded> {
  if (photo.type !== 'image/heic') return { picture: await shown(photo), notes: [] }
  try {
    // Safari shows them itself.
    return { picture: await shown(photo), notes: [] }
  } catch {
    const bytes = new Uint8Array(await photo.arrayBuffer())
    const { raster, notes } = await readHeic(bytes, fetchLibheif)
    return { picture: rasterPicture(raster), notes }
  }
}

async function shown(photo: Blob): Promise<Picture> {
  readBack ??= tried()
  const read = await readBack
  if (!read) throw new Refusal('pixels_withheld', WITHHELD)
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  return {
    width: bitmap.width,
    height: bitmap.height,
    draw: (area, width, height) => read(bitmap, area, width, height),
    close: () => bitmap.close(),
  }
}

export async function encodeByBrowser(raster: Raster): Promise<Blob> {
  readBack ??= tried()
  if ((await readBack) !== byCanvas) throw new Error(WITHHELD)
  const drawn = new OffscreenCanvas(raster.width, raster.height)
  const drawing = drawn.getContext('2d', { willReadFrequently: true })
  if (!drawing) throw new Error('no canvas to draw on')
  drawing.putImageData(new ImageData(opaque(raster), raster.width, raster.height), 0, 0)
  return drawn.convertToBlob({ type: 'image/png' })
}
