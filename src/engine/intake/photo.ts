/** A photo from its bytes to the pixels a set stores. Decoding is given, so that it can be another. */
import { imageSize } from 'image-size'
import { LIMITS, type IntakeOptions, type Sample } from '../../domain/intake'
import { formatName, formatOf, isCutShort, mimeType, type ImageFormat } from './imageFormat'
import { squareOf, stored, type Raster, type Square } from './raster'
import { fileSizeText, digits, Refusal } from './refusal'

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

/** Throws whatever it likes where it cannot decode. */
export type Decode = (photo: Blob) => Promise<Picture>

interface CutPhoto {
  readonly width: number
  readonly height: number
  /** side × side × channels bytes. */
  readonly pixels: Uint8Array<ArrayBuffer>
  /** Side of the square that was cut out, in the photo's own pixels. */
  readonly cut: number
  readonly sample: Omit<Sample, 'path'> | null
}

/** Drawing by the browser brings a photo down to this many times the side, exact means do the rest. */
const DRAWN = 4

/**
 * Reads a photo, or throws a Refusal that says what is wrong with it.
 * @param sampleSide the longer side of an uncropped sample, in pixels; 0 for none
 */
export async function readPhoto(
  bytes: Uint8Array<ArrayBuffer>,
  { side, channels, crop }: IntakeOptions,
  decode: Decode,
  sampleSide = 0,
): Promise<CutPhoto> {
  const format = checked(bytes)
  const picture = await decoded(bytes, format, decode)
  try {
    const { width, height } = picture
    refuseLarge(width, height)
    const square = squareOf(width, height, crop)
    const pixels = stored(...(await drawnSquare(picture, square, side)), side, channels)
    const sample = sampleSide > 0 ? await sampleOf(picture, sampleSide) : null
    return { width, height, pixels, cut: square.size, sample }
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

/** What a photo is by its bytes, without decoding; throws a Refusal where they cannot be one. */
export function checked(bytes: Uint8Array): ImageFormat {
  if (bytes.length === 0)
    throw new Refusal('empty', 'The file is empty: 0 bytes. Copy it anew from where it came.')
  const format = formatOf(bytes)
  if (format === null) throw notAnImage(bytes)
  const size = sizeOf(bytes)
  if (size) refuseLarge(size.width, size.height)
  if (isCutShort(bytes, format))
    throw new Refusal(
      'truncated',
      `The ${formatName(format)} ends after ${fileSizeText(bytes.length)}, before its picture does: it was cut short, as by a copy that was interrupted. Copy it anew.`,
    )
  return format
}

/** Width and height as the header states them; null where it does not, which decoding then shows. */
function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}

function refuseLarge(width: number, height: number) {
  if (width * height > LIMITS.photoPixels)
    throw new Refusal(
      'too_large',
      `It is ${digits(width)} × ${digits(height)} px, ${digits(Math.round((width * height) / 1e6))} million pixels; ${digits(LIMITS.photoPixels / 1e6)} million are taken at most. Make it smaller.`,
    )
}

function notAnImage(bytes: Uint8Array): Refusal {
  const start = bytes.subarray(0, 512)
  const isText = start.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
  const found = isText
    ? 'It holds text, not a picture, whatever its name says.'
    : `Its first bytes, ${hex(bytes.subarray(0, 4))}, are not those of any picture known here.`
  return new Refusal('not_an_image', `${found} Bring the photo itself.`)
}

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')

async function decoded(bytes: Uint8Array<ArrayBuffer>, format: ImageFormat, decode: Decode) {
  try {
    return await decode(new Blob([bytes], { type: mimeType(format) }))
  } catch {
    const why = ['heic', 'tiff'].includes(format)
      ? `This browser cannot decode ${formatName(format)}.`
      : `It begins as a ${formatName(format)}, but this browser cannot decode it: it is damaged, or of a rare kind.`
    throw new Refusal('undecodable', `${why} Save it as JPEG or PNG.`)
  }
}
