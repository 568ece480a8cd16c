/** A set that is kept as a draft again, so that who is on which image can be changed. */
import type { PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import { oddOf } from './odd'
import { outlineOf } from './outlines'

export interface ReopenJob {
  readonly set: PhotoSet
  readonly pixels: Blob
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
  const [odd] = await oddOf(outlines, groupOf, [names], async (done) => {
    await nextTask()
    onProgress('Looking for what is out of place', done, paths.length)
  })
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
    readings: [{ ...reading, odd: odd! }],
  }
}

const RULE = 'As the set was kept.'
