/**
 * TIFF, which no browser but Safari shows: strips, tiles and planes are put together by geotiff, which
 * is fetched when the first one comes; what the samples mean is told here.
 * https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
 */
import type { GeoTIFFImage, getDecoder } from 'geotiff'

import { CUT_SHORT, digits, fileSizeText, Refusal, refuseLargePicture } from '../refusal'
import { firstSamples, fromCmyk, fromPalette, fromYcbcr } from './colours'
import { fetchDecoder } from './fetchDecoder'
import { tiffPages } from './tiffPages'
import { fractionSamples, overWhite, wholeSamples, type Note, type Reading } from './reading'

type GetDecoder = typeof getDecoder

const READ_PACKINGS = [1, 5, 7, 8, 32_946, 32_773]
const PACKINGS: Readonly<Record<number, string>> = {
  2: 'CCITT fax run lengths',
  3: 'CCITT fax group 3',
  4: 'CCITT fax group 4',
  6: 'JPEG of the old kind',
  34_712: 'JPEG 2000',
  34_887: 'LERC',
  34_892: 'lossy JPEG of DNG',
  34_925: 'LZMA',
  34_933: 'PNG',
  50_000: 'Zstandard',
  50_001: 'WebP',
  50_002: 'JPEG XL',
}

/** How samples make a colour. */
const [WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, CMYK, YCBCR] = [0, 1, 2, 3, 5, 6]
const OTHER_COLOURS: Readonly<Record<number, string>> = {
  4: 'a mask',
  8: 'CIELab colours',
  9: 'ICCLab colours',
  10: 'ITULab colours',
  32_803: 'a camera’s raw mosaic',
  32_844: 'LogL brightness',
  32_845: 'LogLuv colours',
  34_892: 'a camera’s raw colours',
}

/** @throws Refusal */
export async function readTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
  const geotiff = await fetchDecoder('TIFF', () => import('./geotiff'))
  try {
    const tiff = await geotiff.fromArrayBuffer(bytes.slice().buffer)
    const pages = await pagesOf(tiff, tiffPages(bytes))
    const image = pages.find((page) => !isReduced(page)) ?? pages[0]!
    const reading = await readImage(image, bytes.length, geotiff.getDecoder)
    return {
      ...reading,
      notes: [...pagesNote(pages.filter((page) => !isReduced(page)).length), ...reading.notes],
    }
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown
    throw new Refusal(
      'undecodable',
      'It begins as a TIFF, but cannot be decoded: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
    )
  }
}

/** As many as are whole: one that is cut short may lack the directories of its last. */
async function pagesOf(tiff: { getImage(i: number): Promise<GeoTIFFImage> }, count: number) {
  const pages = [await tiff.getImage(0)]
  try {
    while (pages.length < count) pages.push(await tiff.getImage(pages.length))
  } catch {
    // The first is there.
  }
  return pages
}

const isReduced = ({ fileDirectory }: GeoTIFFImage) =>
  (Number(fileDirectory.getValue('NewSubfileType') ?? 0) & 1) === 1

const pagesNote = (pages: number): readonly Note[] =>
  pages > 1
    ? [
        {
          code: 'first_picture',
          message: `It holds ${digits(pages)} pages; the first was taken. Save each as a file of its own to use them all.`,
        },
      ]
    : []

const BITS_PER_SAMPLE = 258
const DNG_VERSION = 50_706

async function readImage(
  image: GeoTIFFImage,
  fileSize: number,
  decoderOf: GetDecoder,
): Promise<Reading> {
  const directory = image.fileDirectory
  // The standard's own value where none is stated.
  if (!directory.hasTag('BitsPerSample')) directory.actualizedFields.set(BITS_PER_SAMPLE, [1])
  const [width, height] = [image.getWidth(), image.getHeight()]
  if (!(width > 0 && height > 0)) throw new Error('no size is stated')
  refuseLargePicture(width, height)
  if (directory.hasTag(DNG_VERSION)) throw unread('it is a camera’s raw photo (DNG)')
  const packing = Number(directory.getValue('Compression') ?? 1)
  if (!READ_PACKINGS.includes(packing))
    throw unread(`its pixels are packed as ${PACKINGS[packing] ?? `method ${packing}`}`)
  const colours = Number(directory.getValue('PhotometricInterpretation') ?? BLACK_IS_ZERO)
  if (OTHER_COLOURS[colours]) throw unread(`it holds ${OTHER_COLOURS[colours]}`)
  if (colours === YCBCR && packing !== 7 && (await isSubsampled(image)))
    throw unread('its colours are of fewer pixels than its brightness')
  await refuseCut(image, fileSize)
  // It comes in a file of its own, which else would be fetched where a failure looks like damage.
  await fetchDecoder('TIFF', () => decoderOf(packing, image.fileDirectory.toObject() as never))
  const values = (await image.readRasters({ interleave: true })) as ArrayLike<number>
  const { samples, notes } = asBytes(image, values, colours)
  const stated = Number((await directory.loadValue('Orientation')) ?? 1)
  return {
    raster: await coloured(image, samples, colours),
    orientation: stated >= 1 && stated <= 8 ? stated : 1,
    notes,
  }
}

async function isSubsampled({ fileDirectory }: GeoTIFFImage) {
  const steps = (await fileDirectory.loadValue('YCbCrSubSampling')) ?? [2, 2]
  return Number(steps[0]) !== 1 || Number(steps[1]) !== 1
}

const unread = (why: string) =>
  new Refusal(
    'undecodable',
    `It is a TIFF of a kind that is not read here: ${why}. Save it as JPEG or PNG.`,
  )

async function refuseCut({ fileDirectory }: GeoTIFFImage, fileSize: number) {
  const isTiled = fileDirectory.hasTag('TileOffsets')
  const starts = await fileDirectory.loadValue(isTiled ? 'TileOffsets' : 'StripOffsets')
  const sizes = await fileDirectory.loadValue(isTiled ? 'TileByteCounts' : 'StripByteCounts')
  if (!starts || !sizes) return
  let end = 0
  for (let i = 0; i < starts.length; i++)
    end = Math.max(end, Number(starts[i]) + Number(sizes[i] ?? 0))
  if (end > fileSize)
    throw new Refusal(
      'truncated',
      `The TIFF’s pixels reach to byte ${digits(end)}, and it ends after ${fileSizeText(fileSize)}: ${CUT_SHORT}`,
    )
}

const SIGNED = 2
const FRACTIONS = 3

/** Samples as bytes, by what they are: places in a palette as they stand, the rest by their range. */
function asBytes(image: GeoTIFFImage, values: ArrayLike<number>, colours: number) {
  const bits = image.getBitsPerSample()
  const format = image.getSampleFormat()
  if (colours === PALETTE) return { samples: values, notes: [] }
  if (format === FRACTIONS) {
    const { samples, note } = fractionSamples(values)
    return { samples, notes: [note] }
  }
  if (bits === 8 && format !== SIGNED) return { samples: values, notes: [] }
  return {
    samples: wholeSamples(values, 2 ** (format === SIGNED ? bits - 1 : bits) - 1),
    notes: [],
  }
}

async function coloured(image: GeoTIFFImage, samples: ArrayLike<number>, colours: number) {
  const shape = { width: image.getWidth(), height: image.getHeight() }
  const stated = image.getSamplesPerPixel()
  const first = (depth: number) => firstSamples(samples, stated, depth, shape.width * shape.height)
  switch (colours) {
    case WHITE_IS_ZERO:
      return overWhite(
        { ...shape, depth: 1 },
        first(1).map((value) => 255 - value),
      )
    case PALETTE: {
      const map = await image.fileDirectory.loadValue('ColorMap')
      if (!map) throw unread('its palette is missing')
      return overWhite({ ...shape, depth: 3 }, fromPalette(first(1), map))
    }
    case CMYK:
      return overWhite({ ...shape, depth: 3 }, fromCmyk(first(4)))
    case YCBCR:
      return overWhite({ ...shape, depth: 3 }, fromYcbcr(first(3)))
    default: {
      const depth = colours === RGB && stated >= 3 ? 3 : 1
      const extra = stated > depth ? image.fileDirectory.getValue('ExtraSamples')?.[0] : undefined
      const hasAlpha = extra === MULTIPLIED || extra === ALPHA
      const all = depth + (hasAlpha ? 1 : 0)
      return overWhite({ ...shape, depth: all }, first(all), extra === MULTIPLIED)
    }
  }
}
const [MULTIPLIED, ALPHA] = [1, 2]
