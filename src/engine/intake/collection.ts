/** The images of a set as they come in, each picture once, whatever number of files holds it. */
import type { IntakeOptions } from '../../domain/intake'
import { digestOf } from './digest'
import { signatureOf } from './nearDuplicates'
import { outlineOf } from './outlines'
import { createPixelStore } from './pixelStore'

export interface NewImage {
  readonly path: string
  /** Null where nothing but a list can tell. */
  readonly person: string | null
  readonly pixels: Uint8Array<ArrayBuffer>
  readonly digest: string
  readonly signature: Uint8Array
  readonly outline: Uint8Array
  /** Whether red, green and blue are the same everywhere. */
  readonly isGrey: boolean
}

/** An image's pixels with what is told from them. */
export async function imageOf(
  path: string,
  person: string | null,
  pixels: Uint8Array<ArrayBuffer>,
  { side, channels }: Storing,
): Promise<NewImage> {
  const signature = signatureOf(pixels, side, channels)
  const outline = outlineOf(pixels, side, channels)
  const isGrey = channels === 1 || pixels.every((value, i) => value === pixels[i - (i % 3)])
  return { path, person, pixels, digest: await digestOf(pixels), signature, outline, isGrey }
}

export type Storing = Pick<IntakeOptions, 'side' | 'channels'>

export function createCollection({ side, channels }: Storing) {
  const store = createPixelStore(side * side * channels)
  const paths: string[] = []
  const people: (string | null)[] = []
  const digests: string[] = []
  const signatures: Uint8Array[] = []
  const outlines: Uint8Array[] = []
  const places = new Map<string, number>()
  let isGrey = true

  /** Who an image that is there already belongs to, if it was not known before. */
  function claim(place: number, person: string | null): void {
    people[place] ??= person
  }

  return {
    paths: paths as readonly string[],
    people: people as readonly (string | null)[],
    digests: digests as readonly string[],
    signatures: signatures as readonly Uint8Array[],
    outlines: outlines as readonly Uint8Array[],
    toBlob: store.toBlob,
    claim,
    channels,
    get count() {
      return store.count
    },
    /** Whether all images are. */
    get isGrey() {
      return isGrey
    },
    /** The place of an image with these very pixels. */
    placeOf: (digest: string) => places.get(digest),
    add(image: NewImage): number {
      const place = store.count
      store.add(image.pixels)
      places.set(image.digest, place)
      isGrey &&= image.isGrey
      paths.push(image.path)
      people.push(image.person)
      digests.push(image.digest)
      signatures.push(image.signature)
      outlines.push(image.outline)
      return place
    },
  }
}

export type Collection = ReturnType<typeof createCollection>
