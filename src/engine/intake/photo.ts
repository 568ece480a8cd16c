/** A photo from its bytes to the pixels a set stores. Decoding is given, so that it can be another. */
import { imageSize } from 'image-size'
import { LIMITS, type IntakeOptions, type Sample } from '../../domain/intake'
import { textForPhoto } from './formats/beside'
import { bmpHeader } from './formats/bmp'
import { heicDamage } from './formats/heicDamage'
import { orientationIn } from './formats/orientation'
import { readPnm } from './formats/pnm'
import type { Note } from './formats/reading'
import { readTiff } from './formats/tiff'
import { unreadByBytes } from './formats/unread'
import { formatName, formatOf, isCutShort, mimeType, type ImageFormat } from './imageFormat'
import { archiveOf } from './kindOfFile'
import { oneAtATime } from './oneAtATime'
import { rasterPicture, turned, type Picture } from './picture'
import { squareOf, stored, type Raster, type Square } from './raster'
import { CUT_SHORT, fileSizeText, Refusal, refuseLargePicture } from './refusal'

/** A decoded photo, and what is to be known of it. */
export interface Decoded {
  readonly picture: Picture
  readonly notes: readonly Note[]
}
/** Throws a Refusal, or whatever it likes, where it cannot decode. */
export type Decode = (photo: Blob) => Promise<Decoded>

interface CutPhoto {
  readonly width: number
  readonly height: number
  /** side × side × channels bytes. */
  readonly pixels: Uint8Array<ArrayBuffer>
  /** Side of the square that was cut out, in the photo's own pixels. */
  readonly cut: number
  readonly sample: Omit<Sample, 'path'> | null
  readonly notes: readonly Note[]
}

/** Drawing by the browser brings a photo down to this many times the side, exact means do the rest. */
const DRAWN = 4

/** Large photos have their turn one after the other. */
const largeOnes = oneAtATime()

/**
 * Reads a photo, or throws a Refusal that says what is wrong with it.
 * @param sampleSide the longer side of an uncropped sample, in pixels; 0 for none
 */
export async function readPhoto(
  bytes: Uint8Array<ArrayBuffer>,
  options: IntakeOptions,
  decode: Decode,
  sampleSide = 0,
): Promise<CutPhoto> {
  const { format, size } = checked(bytes)
  // Of those that do not say it beforehand, a byte may be many pixels.
  const pixels = size ? size.width * size.height : bytes.length * 8
  const read = () => cutOut(bytes, format, options, decode, sampleSide)
  return pixels > LIMITS.photoPixelsAtOnce ? largeOnes(read) : read()
}

async function cutOut(
  bytes: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  { side, channels, crop }: IntakeOptions,
  decode: Decode,
  sampleSide: number,
): Promise<CutPhoto> {
  const { picture, notes } = await decoded(bytes, format, decode)
  try {
    const { width, height } = picture
    refuseLargePicture(width, height)
    const square = squareOf(width, height, crop)
    const pixels = stored(...(await drawnSquare(picture, square, side)), side, channels)
    const sample = sampleSide > 0 ? await sampleOf(picture, sampleSide) : null
    return { width, height, pixels, cut: square.size, sample, notes }
  } finally {
    picture.close()
  }
}

async function drawnSquare(picture: Picture, { x, y, size }: Square, side: number) {
  const drawn = Math.min(size, side * DRAWN)
  const raster = await picture.draw({ x, y, width: size, height: size }, drawn, drawn)
  return [raster, { x: 0, y: 0, size: drawn }] as const
}

async function sampleOf(picture: Picture, side: number): Promise<Omit<Sample, 'path'>> {
  const { width, height } = picture
  const scale = Math.min(1, side / Math.max(width, height))
  const size = [width, height].map((length) => Math.max(1, Math.round(length * scale)))
  const raster = await picture.draw({ x: 0, y: 0, width, height }, size[0]!, size[1]!)
  return { width: raster.width, height: raster.height, rgba: opaque(raster) }
}

/** A raster as a canvas takes it. */
export function opaque({ width, height, channels, data }: Raster): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < 3; c++) rgba[i * 4 + c] = data[i * channels + (channels === 1 ? 0 : c)]!
  return rgba
}

interface Checked {
  readonly format: ImageFormat
  /** As the header states it; null where it does not, which decoding then shows. */
  readonly size: { readonly width: number; readonly height: number } | null
}

/** What a photo is by its bytes, without decoding; throws a Refusal where they cannot be one. */
export function checked(bytes: Uint8Array): Checked {
  if (bytes.length === 0)
    throw new Refusal('empty', 'The file is empty: 0 bytes. Copy it anew from where it came.')
  const format = formatOf(bytes)
  if (format === null) throw notAnImage(bytes)
  if (format === 'tiff') {
    const raw = unreadByBytes(bytes)
    if (raw) throw raw
  }
  const size = sizeOf(bytes, format)
  if (size) refuseLargePicture(size.width, size.height)
  if (isCutShort(bytes, format))
    throw new Refusal(
      'truncated',
      `The ${formatName(format)} ends after ${fileSizeText(bytes.length)}, before its picture does: ${CUT_SHORT}`,
    )
  const damage = format === 'heic' ? heicDamage(bytes) : null
  if (damage)
    throw new Refusal(
      'undecodable',
      `The HEIC is damaged: ${damage}. Copy it anew from where it came.`,
    )
  return { format, size }
}

function sizeOf(bytes: Uint8Array, format: ImageFormat): Checked['size'] {
  // Their readers look for themselves, before they take room.
  if (format === 'pnm' || format === 'tiff') return null
  if (format === 'bmp') return bmpHeader(bytes)
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}

function notAnImage(bytes: Uint8Array): Refusal {
  const unread = unreadByBytes(bytes)
  if (unread) return unread
  const start = bytes.subarray(0, 512)
  const isText = start.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
  const archive = archiveOf(bytes)
  const found = archive
    ? `It holds an archive (${archive}), not a picture, whatever its name says: give it an ending that says so, or unpack it. Bring the photo itself.`
    : isText
      ? textForPhoto(String.fromCharCode(...start))
      : start.every((byte) => byte === 0)
        ? 'It begins with zeros alone, as a copy that failed leaves it. Copy it anew from where it came.'
        : `Its first bytes, ${hex(bytes.subarray(0, 4))}, are not those of any picture known here. Bring the photo itself.`
  return new Refusal('not_an_image', found)
}

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')

/** By a reader of our own where the format has one, else by what is given. */
async function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  decode: Decode,
): Promise<Decoded> {
  if (format === 'pnm' || format === 'tiff') {
    const { raster, orientation, notes } = format === 'pnm' ? readPnm(bytes) : await readTiff(bytes)
    return { picture: turned(rasterPicture(raster), orientation), notes }
  }
  const { orientation, parts } = orientationIn(bytes, format)
  try {
    const { picture, notes } = await decode(new Blob([...parts], { type: mimeType(format) }))
    return { picture: turned(picture, orientation), notes }
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown
    throw new Refusal(
      'undecodable',
      `It begins as a ${formatName(format)}, but this browser cannot decode it: it is damaged, or of a rare kind. Save it as JPEG or PNG.`,
    )
  }
}
