/** Decoding by the browser: whatever it can show, turned upright by its EXIF orientation. */
import { opaque, type Area, type Picture } from './photo'
import type { Raster } from './raster'

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

export async function decodeByBrowser(photo: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  return {
    width: bitmap.width,
    height: bitmap.height,
    draw({ x, y, width: w, height: h }: Area, width: number, height: number) {
      const drawing = context(width, height)
      drawing.imageSmoothingEnabled = true
      drawing.imageSmoothingQuality = 'high'
      drawing.fillStyle = 'white'
      drawing.fillRect(0, 0, width, height)
      drawing.drawImage(bitmap, x, y, w, h, 0, 0, width, height)
      return { width, height, channels: 4, data: drawing.getImageData(0, 0, width, height).data }
    },
    close: () => bitmap.close(),
  }
}

export async function encodeByBrowser(raster: Raster): Promise<Blob> {
  const drawn = new OffscreenCanvas(raster.width, raster.height)
  const drawing = drawn.getContext('2d', { willReadFrequently: true })
  if (!drawing) throw new Error('no canvas to draw on')
  drawing.putImageData(new ImageData(opaque(raster), raster.width, raster.height), 0, 0)
  return drawn.convertToBlob({ type: 'image/png' })
}
