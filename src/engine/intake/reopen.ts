/** A set that is kept as a draft again, so that who is on which image can be changed. */
import type { EmbeddedImages, Odd, PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import { oddByRun, oddOf } from './odd'
import { outlineOf } from './outlines'

export interface ReopenJob {
  readonly set: PhotoSet
  readonly pixels: Blob
  /** By a run that was trained on it, where there is one. */
  readonly embedded: EmbeddedImages | null
  /** Images, and then images compared, of so many. */
  readonly onProgress: (stage: string, done: number, total: number) => void
  /** Lets messages have their turn. */
  readonly nextTask: () => Promise<void>
}

/** Images whose pixels are read at a time. */
const PART = 256

export async function reopened({
  set,
  pixels,
  embedded,
  onProgress,
  nextTask,
}: ReopenJob): Promise<PhotoDraft> {
  const { side, channels, crop, kind, paths, groupOf, list, identities, identityOf } = set
  const length = side * side * channels
  const outlines: Uint8Array[] = []
  for (let from = 0; from < paths.length; from += PART) {
    const part = pixels.slice(from * length, (from + PART) * length)
    const bytes = new Uint8Array(await part.arrayBuffer())
    for (let at = 0; at < bytes.length; at += length)
      outlines.push(outlineOf(bytes.subarray(at, at + length), side, channels))
    onProgress('Opening the set', from, paths.length)
    await nextTask()
  }
  const names = Array.from(identityOf, (identity) => identities[identity]!)
  const pause = async (done: number) => {
    await nextTask()
    onProgress('Looking for what is out of place', done, paths.length)
  }
  const [byOutlines] = await oddOf(outlines, groupOf, [names], pause)
  const learnt = embedded && (await oddByRun(embedded, groupOf, names, pause))
  const odd = learnt && learnt.unsure === null ? joined(learnt, byOutlines!, embedded) : byOutlines!
  const reading = { id: 'kept', rule: RULE, example: null, names, copyNames: [], doubts: [] }
  return {
    side,
    channels,
    crop,
    kind,
    paths,
    groupOf,
    list,
    listMeaning: null,
    copies: [],
    readings: [{ ...reading, odd }],
  }
}

/** Of images that the run has embedded it knows better. */
function joined(learnt: Odd, byOutlines: Odd, { images }: EmbeddedImages): Odd {
  const known = new Set(images)
  const others = byOutlines.images.filter(({ image }) => !known.has(image))
  return { images: [...learnt.images, ...others], unsure: byOutlines.unsure }
}

const RULE = 'As the set was kept.'
