/**
 * Pictures that a person brings to try a run on, and what they become for it: pixels cut and
 * resized as the run's own images were, or the place of a held-out image. Where the run asks for
 * other images (another set, another side), a picture is readied again from its source.
 */
import { SOURCES } from '../domain/choices/sources'
import type { ImageWords } from '../domain/setKind'
import type { RunConfig } from '../domain/config'
import { DIGIT_PHOTO_SIDE, digitOfPhoto } from '../domain/digit'
import type { IntakeOptions } from '../domain/intake'
import type { PhotoSet } from '../domain/photoSet'
import type { GivenImages } from '../engine'
import { preparePhotos } from './intake'
import { reasonOf } from './tryoutReasons'

export type PictureSource =
  | { readonly kind: 'photo'; readonly blob: Blob; readonly name: string }
  /** Already 28 × 28, grey. */
  | { readonly kind: 'drawn'; readonly pixels: Uint8Array }
  /** Cut already, as the verifier that it was kept with wants it. */
  | ({ readonly kind: 'kept'; readonly name: string } & Thumbnail)
  | HeldOutSource

export interface HeldOutSource {
  readonly kind: 'held_out'
  /** Place among the held-out images … */
  readonly place: number
  /** … of runs that hold out the same, see `Wanted.heldOut`. */
  readonly of: string
  readonly name: string
  readonly thumbnail: Thumbnail
}

/** One image as it can be drawn. */
export type Thumbnail = Omit<GivenImages, 'count'>

export interface Picture {
  readonly id: number
  readonly source: PictureSource
  /** Null until it has been readied once. */
  readonly ready: Ready | null
}

export type SlotId = 'first' | 'second' | 'probe'

/** Somebody the person has put into the gallery. */
export interface Enrolled {
  readonly id: number
  readonly name: string
  readonly pictures: readonly Picture[]
}

/** The pictures that are to be compared. */
export interface TryoutPictures {
  readonly slots: Readonly<Record<SlotId, Picture | null>>
  readonly enrolled: readonly Enrolled[]
  /** Whether the held-out people are in the gallery. */
  readonly withHeldOut: boolean
}

/** What a picture has become, or why it could not, for what is `wanted`. */
export type Ready = { readonly wanted: string } & (
  | { readonly image: RunImage; readonly note: string | null; readonly problem: null }
  | { readonly image: null; readonly problem: string }
)

/** An image as a comparison names it. */
export type RunImage =
  | { readonly kind: 'given'; readonly pixels: Uint8Array }
  | { readonly kind: 'held_out'; readonly place: number }

/** What a run asks of pictures. */
export interface Wanted {
  /** Equal where pictures would become the same. */
  readonly key: string
  /** Equal for runs that hold out the same images in the same order. */
  readonly heldOut: string
  readonly options: IntakeOptions
  /** Whether they become digits, as MNIST’s are. */
  readonly digits: boolean
  readonly words: ImageWords
}

/**
 * Null where the run's own set is not here, so that nothing is known of its images.
 * @param set the set that the run was or would be started on; null for none
 */
export function wantedBy(config: RunConfig, set: PhotoSet | null): Wanted | null {
  const { data, split, heldOutPercent, fold } = config
  const { supply, splits, takesDigits: digits, pictures, ...source } = SOURCES[data]
  const options = pictures(set)
  if (options === null) return null
  const seed = supply.from === 'seed' ? config.seed : null
  const sides = splits && [set?.id, split, heldOutPercent, fold, config.pairs === 'listed']
  const heldOut = JSON.stringify([data, seed, sides])
  return {
    key: JSON.stringify([heldOut, options]),
    heldOut,
    options,
    digits,
    words: source.words(set),
  }
}

/** What pictures become, in their order. Nothing is thrown: what goes wrong is each one's problem. */
export async function readied(
  pictures: readonly Picture[],
  wanted: Wanted,
): Promise<readonly Ready[]> {
  const photos = pictures.flatMap(({ source }) => (source.kind === 'photo' ? [source.blob] : []))
  const prepared = photos.length === 0 ? [] : await prepare(photos, wanted)
  let next = 0
  return pictures.map(({ source }): Ready => {
    switch (source.kind) {
      case 'photo':
        return { wanted: wanted.key, ...(prepared[next++] as Prepared) }
      case 'drawn':
        return wanted.digits
          ? given(wanted, source.pixels)
          : refused(
              wanted,
              `A drawn digit is no ${wanted.words.shown}; take a photo or a held-out image.`,
            )
      case 'kept':
        return source.side === wanted.options.side && source.channels === wanted.options.channels
          ? given(wanted, source.pixels)
          : refused(wanted, 'It was kept for pictures of another size; enrol the photo again.')
      case 'held_out':
        return source.of === wanted.heldOut
          ? { wanted: wanted.key, image: source, note: null, problem: null }
          : refused(wanted, 'This run does not hold that image out; pick another one.')
      default:
        return source satisfies never
    }
  })
}

type Prepared =
  | { readonly image: RunImage; readonly note: string | null; readonly problem: null }
  | { readonly image: null; readonly problem: string }

const given = ({ key }: Wanted, pixels: Uint8Array): Ready => ({
  wanted: key,
  image: { kind: 'given', pixels },
  note: null,
  problem: null,
})
const refused = ({ key }: Wanted, problem: string): Ready => ({ wanted: key, image: null, problem })

async function prepare(photos: readonly Blob[], wanted: Wanted): Promise<readonly Prepared[]> {
  const { digits, options } = wanted
  const asked = digits ? { ...options, side: DIGIT_PHOTO_SIDE } : options
  try {
    const { images, problems } = await preparePhotos(photos, asked)
    const bytes = images.side * images.side * images.channels
    return photos.map((_, i): Prepared => {
      const problem = problems[i] ?? null
      if (problem !== null) return { image: null, problem }
      const pixels = images.pixels.slice(i * bytes, (i + 1) * bytes)
      return digits ? digit(pixels) : { image: { kind: 'given', pixels }, note: null, problem }
    })
  } catch (thrown) {
    const problem = `${reasonOf(thrown)} Choose the photo again, or another one.`
    return photos.map(() => ({ image: null, problem }))
  }
}

function digit(grey: Uint8Array): Prepared {
  const { pixels, inverted } = digitOfPhoto(grey, DIGIT_PHOTO_SIDE)
  if (pixels === null)
    return {
      image: null,
      problem:
        'Nothing stands out of the background here. Take a photo of one dark digit on light paper, filling most of the square.',
    }
  const note = inverted
    ? 'Made grey, inverted (its background is light) and centred as MNIST’s digits are.'
    : 'Made grey and centred as MNIST’s digits are.'
  return { image: { kind: 'given', pixels }, note, problem: null }
}
