/** Decoded photos: what can be drawn of them, from pixels that are at hand, and turned. */
import { scaledArea, type Raster } from './raster'

/** A decoded photo, upright. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** A rectangle of it, drawn at another size, over white where it is transparent. */
  draw(from: Area, width: number, height: number): Raster | Promise<Raster>
  close(): void
}
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const rasterPicture = (raster: Raster): Picture => ({
  width: raster.width,
  height: raster.height,
  draw: (from, width, height) => scaledArea(raster, from, width, height),
  close: () => undefined,
})

/**
 * A picture as its EXIF orientation shows it: 2 to 4 turned over or about, 5 to 8 with rows for columns.
 * https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf, 4.6.4 A, Orientation.
 */
export function turned(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture
  const swaps = orientation >= 5
  const flipsX = [2, 3, 7, 8].includes(orientation)
  const flipsY = [3, 4, 6, 7].includes(orientation)
  return {
    width: swaps ? picture.height : picture.width,
    height: swaps ? picture.width : picture.height,
    async draw(area, width, height) {
      const own = swaps
        ? { x: area.y, y: area.x, width: area.height, height: area.width }
        : { ...area }
      if (flipsX) own.x = picture.width - own.x - own.width
      if (flipsY) own.y = picture.height - own.y - own.height
      const drawn = await picture.draw(own, swaps ? height : width, swaps ? width : height)
      return turnedRaster(drawn, swaps, flipsX, flipsY)
    },
    close: () => picture.close(),
  }
}

function turnedRaster(
  { width: w, height: h, channels, data }: Raster,
  swaps: boolean,
  flipsX: boolean,
  flipsY: boolean,
): Raster {
  const [width, height] = swaps ? [h, w] : [w, h]
  const made = new Uint8Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = swaps ? [y, x] : [x, y]
      const at = ((flipsY ? h - 1 - v : v) * w + (flipsX ? w - 1 - u : u)) * channels
      for (let c = 0; c < channels; c++) made[(y * width + x) * channels + c] = data[at + c]!
    }
  return { width, height, channels, data: made }
}
