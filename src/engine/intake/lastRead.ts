/** The photos that were read last, by their paths in the draft, to be looked at whole and cut anew. */
import type { IntakeOptions, Sample } from '../../domain/intake'
import type { FoundFile } from './foundFiles'
import { readNpyPair } from './npyPair'
import { opaque, readPhoto, type Decode } from './photo'
import { scaled, squareOf, stored, type Raster } from './raster'
import { Refusal } from './refusal'

/** Per path of the draft, the file it came from; of an .npy file the path ends in `#1` or `#2`. */
export type LastRead = ReadonlyMap<string, FoundFile>

/** The longer side of a photo that is shown to be cut, in pixels. */
const SHOWN_SIDE = 480
const WHOLE = { zoom: 1, x: 0.5, y: 0.5 }

/** A photo uncropped. Throws a Refusal where it cannot be read any more. */
export async function originalOf(
  files: LastRead,
  path: string,
  options: IntakeOptions,
  decode: Decode,
): Promise<Sample> {
  const file = fileAt(files, path)
  if (file.kind === 'npy') return npySample(await rasterOf(file, path), path)
  const { sample } = await readPhoto(await file.bytes(), options, decode, SHOWN_SIDE)
  if (sample === null) throw new Error('internal: no sample was made')
  return { path, ...sample }
}

function npySample(raster: Raster, path: string): Sample {
  const square = squareOf(raster.width, raster.height, WHOLE)
  const small = scaled(raster, square, Math.min(SHOWN_SIDE, square.size))
  return { path, width: small.width, height: small.height, rgba: opaque(small) }
}

/** A photo's pixels, cut as the options say. Throws a Refusal likewise. */
export async function recut(
  files: LastRead,
  path: string,
  options: IntakeOptions,
  decode: Decode,
): Promise<Uint8Array> {
  const file = fileAt(files, path)
  if (file.kind !== 'npy') return (await readPhoto(await file.bytes(), options, decode)).pixels
  const raster = await rasterOf(file, path)
  const square = squareOf(raster.width, raster.height, options.crop)
  return stored(raster, square, options.side, options.channels)
}

const rasterOf = async (file: FoundFile, path: string): Promise<Raster> =>
  readNpyPair(await file.bytes()).images[path.endsWith('#2') ? 1 : 0]

function fileAt(files: LastRead, path: string): FoundFile {
  const file = files.get(path)
  if (file) return file
  throw new Refusal('undecodable', `${path} is not at hand any more. Read the photos again.`)
}
