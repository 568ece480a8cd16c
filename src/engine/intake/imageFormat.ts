/**
 * What an image file is by its first bytes, and whether its end is there: browsers draw half a photo
 * without a word. Each format is walked by the lengths it states itself.
 */
import { bmpHeader, isBmp } from './formats/bmp'
import { isPnm } from './formats/pnm'

export type ImageFormat =
  'pnm' | 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'tiff' | 'ico'

const NAMES: Readonly<Record<ImageFormat, string>> = {
  pnm: 'PNM',
  jpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
  bmp: 'BMP',
  avif: 'AVIF',
  heic: 'HEIC',
  tiff: 'TIFF',
  ico: 'ICO',
}
export const formatName = (format: ImageFormat) => NAMES[format]

export const mimeType = (format: ImageFormat) =>
  format === 'ico' ? 'image/x-icon' : `image/${format}`

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** The frame of a JPEG-LS, which is no JPEG. */
const JPEG_LS = 0xf7

export function formatOf(bytes: Uint8Array): ImageFormat | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && bytes[3] !== JPEG_LS)
    return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (isBmp(bytes)) return 'bmp'
  if (isPnm(bytes)) return 'pnm'
  if (/^(II\*\0|MM\0\*|II\+\0|MM\0\+)$/.test(ascii(bytes, 0, 4))) return 'tiff'
  if (ascii(bytes, 0, 4) === '\0\0\x01\0' && bytes[4] !== 0 && bytes[5] === 0) return 'ico'
  if (ascii(bytes, 4, 8) !== 'ftyp') return null
  const brands = ascii(bytes, 8, Math.min(bytes.length, 64))
  return /avi[fs]/.test(brands)
    ? 'avif'
    : /hei[cmsx]|hev[cmsx]|mif[12]|msf1/.test(brands)
      ? 'heic'
      : null
}

/** Whether the file ends before its image does; false where the format does not tell. */
export function isCutShort(bytes: Uint8Array, format: ImageFormat): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (format) {
    case 'jpeg':
      return !jpegEnds(bytes)
    case 'png':
      return !pngEnds(view)
    case 'gif':
      return !gifFrameEnds(bytes)
    case 'webp':
      return 8 + view.getUint32(4, true) > bytes.length
    case 'bmp':
      return (bmpHeader(bytes)?.end ?? Infinity) > bytes.length
    case 'avif':
    case 'heic':
      return !boxesEnd(view)
    case 'ico':
      return icoEnds(view) > bytes.length
    // Their readers tell more exactly.
    case 'pnm':
    case 'tiff':
      return false
    default:
      return format satisfies never
  }
}

/** Segment by segment, through the coded data, to the marker that ends a JPEG. */
function jpegEnds(bytes: Uint8Array): boolean {
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      // Coded data, or bytes between segments: the next marker is what follows an FF.
      at = bytes.indexOf(0xff, at)
      if (at < 0) return false
      continue
    }
    const marker = bytes[at + 1]!
    if (marker === 0xd9) return true
    if (marker === 0xff) at++
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
  }
  return false
}

function pngEnds(view: DataView): boolean {
  let at = 8
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === 0x49454e44) return true
    at += 12 + view.getUint32(at)
  }
  return false
}

const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** To the end of the first frame, which is the one that is shown. */
function gifFrameEnds(bytes: Uint8Array): boolean {
  let at = 13 + tableLength(bytes[10] ?? 0)
  while (at < bytes.length) {
    const isImage = bytes[at] === 0x2c
    if (!isImage && bytes[at] !== 0x21) return bytes[at] === 0x3b
    at += isImage ? 11 + tableLength(bytes[at + 9] ?? 0) : 2
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1
    if (at >= bytes.length) return false
    if (isImage) return true
    at++
  }
  return false
}

/** Where the last of its pictures ends, by its table. */
function icoEnds(view: DataView): number {
  const count = view.getUint16(4, true)
  if (view.byteLength < 6 + count * 16) return Infinity
  const ends = Array.from(
    { length: count },
    (_, i) => view.getUint32(6 + i * 16 + 8, true) + view.getUint32(6 + i * 16 + 12, true),
  )
  return Math.max(...ends)
}

/** ISO boxes one after the other, the pixels' (mdat) among them; a length of 0 reaches to the end. */
function boxesEnd(view: DataView): boolean {
  let at = 0
  let pixels = false
  while (at + 8 <= view.byteLength) {
    const length = view.getUint32(at)
    pixels ||= view.getUint32(at + 4) === 0x6d646174
    if (length === 0) return pixels
    if (length !== 1 && length < 8) return false
    at += length === 1 && at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : length
  }
  return pixels && at === view.byteLength
}
