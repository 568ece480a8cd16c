/**
 * Which way up a picture is, where browsers leave that to others: in WebP and PNG they read EXIF's
 * orientation or not, one this way, one that. So it is read here, and taken out of what they decode.
 */
import type { ImageFormat } from '../imageFormat'

interface Found {
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number
  /** The same file, by parts, without it. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[]
}

const ORIENTATION = 0x0112

/** The orientation that is left to be applied after a browser has decoded the parts. */
export function orientationIn(bytes: Uint8Array<ArrayBuffer>, format: ImageFormat): Found {
  const chunk = format === 'png' ? pngExif(bytes) : format === 'webp' ? webpExif(bytes) : null
  const place = chunk && placeOfOrientation(bytes, chunk.start, chunk.end)
  if (!chunk || !place) return { orientation: 1, parts: [bytes] }
  const { at, isLittle } = place
  const stated = viewOf(bytes).getUint16(at, isLittle)
  const orientation = stated >= 1 && stated <= 8 ? stated : 1
  if (orientation === 1) return { orientation, parts: [bytes] }
  const upright = new Uint8Array(isLittle ? [1, 0] : [0, 1])
  return {
    orientation,
    parts:
      format === 'png'
        ? // Its sum would have to be reckoned anew; nothing else in it matters to a picture.
          [bytes.subarray(0, chunk.start - 8), bytes.subarray(chunk.end + 4)]
        : [bytes.subarray(0, at), upright, bytes.subarray(at + 2)],
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function pngExif(bytes: Uint8Array) {
  const view = viewOf(bytes)
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x65584966)
      return { start: at + 8, end: at + 8 + view.getUint32(at) }
  return null
}

function webpExif(bytes: Uint8Array) {
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true)
    if (view.getUint32(at) === 0x45584946) {
      // Some write a JPEG's mark before it.
      const isMarked = view.byteLength > at + 14 && view.getUint32(at + 8) === 0x45786966
      return { start: at + 8 + (isMarked ? 6 : 0), end: at + 8 + size }
    }
    at += 8 + size + (size % 2)
  }
  return null
}

/** In EXIF, which is a TIFF without pictures: the value in the first directory. */
function placeOfOrientation(bytes: Uint8Array, start: number, end: number) {
  if (end > bytes.length || end - start < 14) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start)
  const isLittle = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > view.byteLength) return null
  const count = view.getUint16(directory, isLittle)
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 12
    if (at + 12 > view.byteLength) return null
    if (view.getUint16(at, isLittle) === ORIENTATION) return { at: start + at + 8, isLittle }
  }
  return null
}
