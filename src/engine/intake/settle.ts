/**
 * From a draft, once it is settled who is on which image, to the set: images of nobody go, pixels are
 * put together anew, near duplicates looked for again, since photos may have been cut anew, and the
 * set gets its id.
 */
import { pixelsOf, settled, type PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { SetKind } from '../../domain/setKind'
import { digestOf, idOf } from './digest'
import { groupsOf, signatureOf } from './nearDuplicates'

export interface SettleJob {
  readonly draft: PhotoDraft
  /** One image of the draft after the other. */
  readonly pixels: Blob
  /** Per image of the draft; null for those that are left out. */
  readonly personOf: readonly (string | null)[]
  readonly kind: SetKind
  readonly name: string
  /** Images, and then images compared, of so many. */
  readonly onProgress: (stage: string, done: number, total: number) => void
  /** Lets messages have their turn. */
  readonly nextTask: () => Promise<void>
}

/** Images whose pixels are read at a time. */
const PART = 256

export async function settle(job: SettleJob): Promise<{ set: PhotoSet; pixels: Blob }> {
  const { draft, pixels, personOf, kind, name, onProgress, nextTask } = job
  const { facts, images } = settled(draft, personOf, kind)
  const { side, channels } = draft
  const length = side * side * channels
  const digests: string[] = []
  const signatures: Uint8Array[] = []
  for (let from = 0; from < images.length; from += PART) {
    for (const image of images.subarray(from, from + PART)) {
      const part = pixels.slice(image * length, (image + 1) * length)
      const own = new Uint8Array(await part.arrayBuffer())
      digests.push(await digestOf(own))
      signatures.push(signatureOf(own, side, channels))
    }
    onProgress('Putting photos together', from, images.length)
    await nextTask()
  }
  const groupOf = await groupsOf(signatures, async (done) => {
    await nextTask()
    onProgress('Looking for near duplicates', done, images.length)
  })
  return {
    set: { ...facts, groupOf, id: await idOf(digests, facts), name },
    pixels: pixelsOf(pixels, images, length),
  }
}
