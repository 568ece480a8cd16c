/** Single photos, made as a set's are, for a comparison. */
import type { IntakeOptions } from '../../domain/intake'
import type { GivenImages } from '../protocol/run'
import { readPhoto, type Decode } from './photo'
import { fileSizeText, Refusal } from './refusal'
import { LIMITS } from '../../domain/intake'

export async function preparePhotos(
  photos: readonly Blob[],
  options: IntakeOptions,
  decode: Decode,
): Promise<{ images: GivenImages; problems: readonly (string | null)[] }> {
  const { side, channels } = options
  const length = side * side * channels
  const pixels = new Uint8Array(photos.length * length)
  const problems: (string | null)[] = []
  for (const [i, photo] of photos.entries())
    try {
      if (photo.size > LIMITS.fileBytes) throw tooLarge(photo.size)
      const bytes = new Uint8Array(await photo.arrayBuffer())
      pixels.set((await readPhoto(bytes, options, decode)).pixels, i * length)
      problems.push(null)
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      problems.push(thrown.message)
    }
  return { images: { side, channels, count: photos.length, pixels }, problems }
}

const tooLarge = (size: number) =>
  new Refusal(
    'too_large',
    `The file is ${fileSizeText(size)}; ${fileSizeText(LIMITS.fileBytes)} are taken at most. Make it smaller.`,
  )
