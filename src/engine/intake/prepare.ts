/** Single photos, made as a set's are, for a comparison. */
import type { IntakeOptions } from '../../domain/intake'
import type { GivenImages } from '../protocol/run'
import { readPhoto, type Decode } from './photo'
import { Refusal, refuseLargeFile } from './refusal'

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
      refuseLargeFile(photo.size)
      const bytes = new Uint8Array(await photo.arrayBuffer())
      pixels.set((await readPhoto(bytes, options, decode)).pixels, i * length)
      problems.push(null)
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      problems.push(thrown.message)
    }
  return { images: { side, channels, count: photos.length, pixels }, problems }
}
