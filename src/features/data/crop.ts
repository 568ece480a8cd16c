/** The square that is cut out of a photo, and where a drag moves it to. */
import type { Crop } from '../../domain/intake'

export interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** The square in pixels of a photo of this size. */
export function squareOf({ zoom, x, y }: Crop, width: number, height: number): Square {
  const side = zoom * Math.min(width, height)
  return { left: x * (width - side), top: y * (height - side), side }
}

/** The crop whose square lies so many pixels further right and down, as far as there is room. */
export function movedCrop(
  crop: Crop,
  photo: { readonly width: number; readonly height: number },
  right: number,
  down: number,
): Crop {
  const side = crop.zoom * Math.min(photo.width, photo.height)
  const moved = (place: number, by: number, room: number) =>
    room > 0 ? Math.min(1, Math.max(0, place + by / room)) : place
  return {
    ...crop,
    x: moved(crop.x, right, photo.width - side),
    y: moved(crop.y, down, photo.height - side),
  }
}
