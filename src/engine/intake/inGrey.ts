/** Photos that are all grey take one channel: a third of the room, of the input and of its first layer's work. */
import { createCollection, type Collection } from './collection'
import { digestOf } from './digest'

/** Images whose pixels are held at a time. */
const PART = 256

/** The same images with one channel. @param pause is awaited now and then */
export async function inGrey(
  collection: Collection,
  side: number,
  pause: (done: number) => Promise<void>,
): Promise<Collection> {
  const grey = createCollection({ side, channels: 1 })
  const [pixels, each] = [collection.toBlob(), side * side * collection.channels]
  for (let from = 0; from < collection.count; from += PART) {
    await pause(from)
    const part = pixels.slice(from * each, (from + PART) * each)
    const bytes = new Uint8Array(await part.arrayBuffer())
    for (let at = 0; at < bytes.length; at += each) {
      const place = from + at / each
      const own = Uint8Array.from(
        { length: side * side },
        (_, i) => bytes[at + i * collection.channels]!,
      )
      grey.add({
        path: collection.paths[place]!,
        person: collection.people[place] ?? null,
        pixels: own,
        digest: await digestOf(own),
        signature: collection.signatures[place]!,
        outline: collection.outlines[place]!,
        isGrey: true,
      })
    }
  }
  return grey
}
