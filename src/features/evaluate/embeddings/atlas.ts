/** All thumbnails in one picture, since thousands of small ones are slow to keep and to draw. */
import { heldOutImage } from '../../../domain/heldOutImage'
import type { HeldOutImages } from '../../../domain/reports'

export interface Atlas {
  readonly picture: CanvasImageSource
  readonly side: number
  readonly columns: number
}

/** Pixels that are filled in one go, so that the page stays at hand. */
const AT_ONCE = 500_000

const atlases = new WeakMap<HeldOutImages, Promise<Atlas>>()

/** The atlas of a set of images, made once. */
export function atlasOf(images: HeldOutImages): Promise<Atlas> {
  const before = atlases.get(images)
  if (before) return before
  const made = makeAtlas(images)
  atlases.set(images, made)
  return made
}

async function makeAtlas(images: HeldOutImages): Promise<Atlas> {
  const { side, classes } = images
  const count = classes.length
  const columns = Math.max(1, Math.ceil(Math.sqrt(count)))
  const canvas = document.createElement('canvas')
  canvas.width = columns * side
  canvas.height = Math.ceil(count / columns) * side
  const context = canvas.getContext('2d')
  const rowsAtOnce = Math.max(1, Math.floor(AT_ONCE / (columns * side * side)))
  for (let first = 0; context && first < count; first += rowsAtOnce * columns) {
    const strip = context.createImageData(canvas.width, rowsAtOnce * side)
    for (let i = 0; i < rowsAtOnce * columns && first + i < count; i++)
      fill(strip, images, first + i, (i % columns) * side, Math.floor(i / columns) * side)
    context.putImageData(strip, 0, (first / columns) * side)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { picture: canvas, side, columns }
}

/** Puts an image into a picture as opaque RGBA. */
function fill(picture: ImageData, images: HeldOutImages, image: number, left: number, top: number) {
  const { side, channels, pixels } = heldOutImage(images, image)
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0]
  for (let y = 0, from = 0; y < side; y++) {
    let to = 4 * ((top + y) * picture.width + left)
    for (let x = 0; x < side; x++, from += channels, to += 4) {
      picture.data[to] = pixels[from] as number
      picture.data[to + 1] = pixels[from + green] as number
      picture.data[to + 2] = pixels[from + blue] as number
      picture.data[to + 3] = 255
    }
  }
}
