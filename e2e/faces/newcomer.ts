/**
 * What somebody with photos would bring: drawn faces as JPEG files, `person/photo_01.jpg`, in a zip.
 * Other people than the page draws for the same seed, unless told.
 */
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import sharp from 'sharp'
import { startArtist } from '../../src/engine/node'

export interface NewcomerOptions {
  readonly seed: number
  readonly people: number
  /** Photos of each person. */
  readonly each: number
  /** Pixels of a photo's shorter and longer side; photos are of sizes in between. */
  readonly sides: readonly [number, number]
  /** JPEG quality. */
  readonly quality: number
}
export const NEWCOMER: NewcomerOptions = {
  seed: 1001,
  people: 40,
  each: 12,
  sides: [160, 250],
  quality: 85,
}

export interface NewcomerPhoto {
  readonly path: string
  /** A JPEG file. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Photo `place` of person `identity`, both from 0. */
export async function newcomerPhotos(
  options: Partial<NewcomerOptions> = {},
): Promise<readonly NewcomerPhoto[]> {
  const { seed, people, each, sides, quality } = { ...NEWCOMER, ...options }
  const artist = await startArtist(seed, people)
  const photos: NewcomerPhoto[] = []
  for (let identity = 0; identity < people; identity++)
    for (let place = 0; place < each; place++) {
      const share = ((identity * each + place) * 7) % 10
      const side = Math.round(sides[0] + ((sides[1] - sides[0]) * share) / 9)
      const pixels = new Uint8Array(side * side * 3)
      artist.draw(identity, place, side, pixels)
      const raw = { width: side, height: side, channels: 3 } as const
      const bytes = await sharp(pixels, { raw }).jpeg({ quality }).toBuffer()
      photos.push({ path: pathOf(identity, place), bytes: new Uint8Array(bytes) })
    }
  return photos
}

/** A folder a person, as in “person_07/photo_01.jpg”. */
export function pathOf(identity: number, place: number): string {
  return `person_${twoDigits(identity + 1)}/photo_${twoDigits(place + 1)}.jpg`
}
const twoDigits = (n: number) => String(n).padStart(2, '0')

/** The photos as a zip, with a note of the kind that zips often bring. */
export async function newcomersZip(
  photos: readonly NewcomerPhoto[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter())
  await zip.add('README.txt', new TextReader('Photos by person, one folder each.\n'))
  for (const { path, bytes } of photos)
    await zip.add(path, new Uint8ArrayReader(bytes), { level: 0 })
  return (await zip.close()) as Uint8Array<ArrayBuffer>
}
