/** What a run is to be asked of the pictures as they stand; null while it cannot be asked. Pure. */
import { configOf, type RunConfig, type RunId } from '../domain/config'
import { largerMeans } from '../domain/objective'
import type { StepLog } from '../domain/stepLog'
import type { Comparison } from '../engine'
import { setFor } from './datasets'
import type { NetworkAnswer } from './openQuestions'
import { startedOn, type RunView, type StartedOn } from './runView'
import type { SetupState } from './setup'
import { heldOutGallery, ranking, type GalleryImage, type Ranked } from './tryoutGallery'
import {
  wantedBy,
  type Enrolled,
  type Picture,
  type RunImage,
  type TryoutPictures,
  type Wanted,
} from './tryoutPictures'

export interface Question<T> {
  /** Equal where the same pictures are asked about. */
  readonly subject: string
  /** The log of the run as started; another one is another run. */
  readonly log: StepLog
  comparison(): Comparison
  read(answer: Pick<NetworkAnswer, 'distances' | 'outputs'>): T
}

export interface PairScore {
  readonly distance: number
  readonly output: number
}

/** All that a question depends on. */
export interface Asking<T extends TryoutPictures = TryoutPictures> {
  readonly tryout: T
  readonly view: RunView
  readonly config: RunConfig
  /** What the run asks of pictures; null where its set is not here. */
  readonly wanted: Wanted | null
}

export function askingOf<T extends TryoutPictures>(
  run: RunId,
  tryout: T,
  view: RunView,
  { setup }: Pick<SetupState, 'setup'>,
): Asking<T> {
  const { config, set } = startedOn(view) ?? wouldStartOn(configOf(setup, run))
  return { tryout, view, config, wanted: wantedBy(config, set) }
}

const wouldStartOn = (config: RunConfig): StartedOn => ({ config, set: setFor(config) })

/** Whether a run has weights that can be asked. */
export function canAnswer({ state, heldOut, log, config }: RunView): boolean {
  const hasWeights = log.length > 0 || (config !== null && config.weights !== '')
  return heldOut !== null && hasWeights && state !== 'idle' && state !== 'failed'
}

/** The two photos. */
export function pairQuestion({ tryout, view, wanted }: Asking): Question<PairScore> | null {
  if (wanted === null || !canAnswer(view)) return null
  const { first, second } = tryout.slots
  const [a, b] = [imageFor(first, wanted), imageFor(second, wanted)]
  if (first === null || second === null || a === null || b === null) return null
  return {
    subject: JSON.stringify([wanted.key, first.id, second.id]),
    log: view.log,
    comparison: () => comparisonOf(wanted, [[a, b]]),
    read: ({ distances, outputs }) => ({
      distance: distances[0] as number,
      output: outputs[0] as number,
    }),
  }
}

/** The probe against everybody in the gallery. */
export function galleryQuestion(asking: Asking): Question<readonly Ranked[]> | null {
  const { tryout, view, config, wanted } = asking
  if (wanted === null || !canAnswer(view)) return null
  const { probe } = tryout.slots
  const image = imageFor(probe, wanted)
  const gallery = galleryOf(asking)
  if (probe === null || image === null || gallery.length === 0) return null
  return {
    subject: JSON.stringify([
      wanted.key,
      probe.id,
      tryout.withHeldOut,
      tryout.enrolled.map(({ id, pictures }) => [id, pictures.map(({ id }) => id)]),
      gallery.length,
    ]),
    log: view.log,
    comparison: () =>
      comparisonOf(
        wanted,
        gallery.map((member) => [image, member.image]),
      ),
    read: ({ distances, outputs }) => ranking(gallery, distances, outputs, largerMeans(config)),
  }
}

/** Everybody a probe is compared with: the enrolled, then the held-out. */
export function galleryOf({ tryout, view, wanted }: Asking): readonly GalleryImage[] {
  if (wanted === null) return []
  const enrolled = enrolledGallery(tryout.enrolled, wanted)
  if (!tryout.withHeldOut || view.heldOut === null) return enrolled
  const probe = imageFor(tryout.slots.probe, wanted)
  const place = probe?.kind === 'held_out' ? probe.place : null
  return [...enrolled, ...heldOutGallery(view.heldOut, place)]
}

/** The photos of those that a person has put there, as far as they are ready. */
export const enrolledGallery = (
  people: readonly Enrolled[],
  wanted: Wanted,
): readonly GalleryImage[] =>
  people.flatMap(({ id, name, pictures }) =>
    pictures.flatMap((picture): GalleryImage[] => {
      const image = imageFor(picture, wanted)
      return image === null ? [] : [{ person: `enrolled ${id}`, name, enrolled: true, image }]
    }),
  )

/** A picture's image for what a run wants; null while it is not ready, or has a problem. */
export function imageFor(picture: Picture | null, wanted: Wanted): RunImage | null {
  return picture?.ready?.wanted === wanted.key ? picture.ready.image : null
}

/** Pairs as the run numbers their images: the given ones, each once, then the held-out ones. */
export function comparisonOf(
  { options: { side, channels } }: Pick<Wanted, 'options'>,
  pairs: readonly (readonly [RunImage, RunImage])[],
): Comparison {
  const given = new Map<Uint8Array, number>()
  for (const image of pairs.flat())
    if (image.kind === 'given' && !given.has(image.pixels)) given.set(image.pixels, given.size)
  const number = (image: RunImage) =>
    image.kind === 'given' ? (given.get(image.pixels) as number) : given.size + image.place
  const bytes = side * side * channels
  const pixels = new Uint8Array(given.size * bytes)
  for (const [image, place] of given) pixels.set(image, place * bytes)
  return {
    given: { side, channels, count: given.size, pixels },
    a: Int32Array.from(pairs, ([a]) => number(a)),
    b: Int32Array.from(pairs, ([, b]) => number(b)),
  }
}
