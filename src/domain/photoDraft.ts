/**
 * Photos as they were read, before it is settled who is on which: what speaks for several readings of
 * folders and names is kept side by side, so that one can be taken for another without reading anew.
 */
import { forgeriesAmong } from './forgeries'
import type { Crop } from './intake'
import { joinedBy } from './joinedPeople'
import type { PairList, PhotoSet } from './photoSet'
import type { SetKind } from './setKind'

export interface PhotoDraft extends Pick<PhotoSet, 'side' | 'channels' | 'paths' | 'groupOf'> {
  readonly crop: Crop
  /** As folders and names suggest. */
  readonly kind: SetKind
  /** Best first, one at least; the first is taken unless somebody says otherwise. */
  readonly readings: readonly Reading[]
  /** Over all images of the draft. */
  readonly list: PairList | null
  /** How a list's two labels were taken, where it does not say what they mean; null where it does. */
  readonly listMeaning: ListMeaning | null
  /** Files that hold a picture that is there already, pixel for pixel, and were left out for it. */
  readonly copies: readonly Copy[]
}

/** A file that holds the picture of an image once more. */
export interface Copy {
  readonly image: number
  readonly path: string
}

/** Two labels of a list, and why they were taken so. */
export interface ListMeaning {
  readonly same: string
  readonly different: string
  /** Whether folders bear it out; else it is a question to ask. */
  readonly isSure: boolean
  readonly why: string
  /** Per pair of the list, whether it is of these labels: 1 where it is; all are where absent. */
  readonly turns?: Uint8Array
}

/** The reading by a list's pairs alone. */
export const BY_PAIRS = 'list'

/** The draft with the list's two labels the other way round, and who is who by its pairs anew. */
export function withListTurned(draft: PhotoDraft): PhotoDraft {
  const { list, listMeaning, paths } = draft
  if (list === null || listMeaning === null) return draft
  const { turns } = listMeaning
  const turned: PairList = {
    ...list,
    same: list.same.map((same, pair) => (turns?.[pair] === 0 ? same : 1 - same)),
  }
  const pairs = Array.from(turned.a, (a, i) => ({
    at: '',
    a,
    b: turned.b[i] as number,
    same: turned.same[i] === 1 ? (1 as const) : (0 as const),
    fold: '',
  }))
  const nobody = paths.map(() => null)
  const count = pairs.length
  return {
    ...draft,
    list: turned,
    listMeaning: { ...listMeaning, same: listMeaning.different, different: listMeaning.same },
    readings: draft.readings.map((reading) =>
      reading.names.every((name) => name === null)
        ? reading
        : reading.id === BY_PAIRS
          ? { ...reading, names: joinedBy(nobody, paths, pairs).names }
          : {
              ...reading,
              doubts: [
                ...reading.doubts.filter(({ code }) => code !== 'against_list'),
                ...againstList(joinedBy(reading.names, paths, pairs).contradictions.length, count),
              ],
            },
    ),
  }
}

const written = (count: number) => count.toLocaleString('en-GB')

/** What is said of a reading that pairs of the list contradict, and of how many. */
export const againstList = (against: number, pairs: number): readonly Doubt[] =>
  against === 0
    ? []
    : [
        {
          code: 'against_list',
          people: [],
          message: `${written(against)} of ${written(pairs)} pairs of the list contradict it. The list is followed where its pairs are trained on.`,
        },
      ]

/** A way to tell from folders, names and lists who is who. */
export interface Reading {
  /** Of its rule, the same whatever the files: `folder-1`, `name-before-number`, `list`. */
  readonly id: string
  /** In words, with places for those of the set's kind: “Each folder is a {one}.” */
  readonly rule: string
  /** A path, or a part of one, and who it is by this rule. */
  readonly example: { readonly path: string; readonly person: string } | null
  /** Per image, its person; null where this reading says nothing. */
  readonly names: readonly (string | null)[]
  /** Per copy, likewise. */
  readonly copyNames: readonly (string | null)[]
  /** What looks wrong about it. */
  readonly doubts: readonly Doubt[]
  readonly odd: Odd
}

/** Images that look out of place in a reading. */
export interface Odd {
  readonly images: readonly OddImage[]
  /** Why they could not be looked for; null where they were. */
  readonly unsure: string | null
}

/** Unlike all others of its person, and like those of another. */
export interface OddImage {
  readonly image: number
  readonly person: string
  readonly like: string
  /** The trained run by whose distances that is so, such as “A”; null where it is by outlines. */
  readonly by: string | null
}

/** Some images of a set as a run's encoder lays them out. */
export interface EmbeddedImages {
  /** Of the run: “A”. */
  readonly by: string
  /** Their places in the set. */
  readonly images: Int32Array
  readonly dimension: number
  /** images × dimension, row by row. */
  readonly values: Float32Array
}

/** Something that looks wrong about people of a reading; what it is about is named. */
export interface Doubt {
  readonly code:
    | 'one_name_many_folders'
    | 'spelling'
    | 'single_photos'
    /** Another reading is about as good. */
    | 'several_readings'
    /** People are told from same pairs only, so that two of them may be one. */
    | 'from_pairs'
    /** Pairs of the list contradict it. */
    | 'against_list'
  readonly people: readonly string[]
  /** What looks wrong, and what may be done; with places for words, as `rule`. */
  readonly message: string
}

export type SettledFacts = Omit<PhotoSet, 'id' | 'name'>

/**
 * The facts of the set that a draft makes once it is settled who is on which image. Images of nobody are
 * left out, and pairs of the list with them; people are numbered in the order of their first images.
 * @param personOf per image of the draft; null for nobody
 * @returns the facts, and per image of the set its place in the draft
 */
export function settled(
  { side, channels, crop, paths, groupOf, list }: PhotoDraft,
  personOf: readonly (string | null)[],
  kind: SetKind,
): { readonly facts: SettledFacts; readonly images: Int32Array } {
  const images = Int32Array.from(paths.keys()).filter((image) => personOf[image] !== null)
  const placeOf = new Int32Array(paths.length).fill(-1)
  images.forEach((image, place) => (placeOf[image] = place))
  const numberOf = new Map<string, number>()
  const firstOf = new Map<number, number>()
  const identityOf = images.map((image) => {
    const name = personOf[image] as string
    const known = numberOf.get(name) ?? numberOf.size
    numberOf.set(name, known)
    return known
  })
  const groups = images.map((image, place) => {
    const group = groupOf[image] as number
    const first = firstOf.get(group) ?? place
    firstOf.set(group, first)
    return first
  })
  const identities = [...numberOf.keys()]
  const forgeryOf = forgeriesAmong(identities, kind)
  const facts: SettledFacts = {
    version: 1,
    kind,
    side,
    channels,
    crop,
    identities,
    identityOf,
    ...(forgeryOf && { forgeryOf }),
    groupOf: groups,
    paths: Array.from(images, (image) => paths[image] as string),
    list: list && listWithin(list, placeOf),
  }
  return { facts, images }
}

/**
 * The bytes of some images of a draft, in their order; of all of them it is the very Blob.
 * @param pixels of all images, `each` bytes of each
 */
export function pixelsOf(pixels: Blob, images: Int32Array, each: number): Blob {
  if (images.length * each === pixels.size) return pixels
  const parts: Blob[] = []
  // Images that follow one another are cut out together.
  for (let from = 0, to = 0; from < images.length; from = to) {
    const first = images[from] as number
    for (to = from + 1; images[to] === first + to - from;) to++
    parts.push(pixels.slice(first * each, (first + to - from) * each))
  }
  return new Blob(parts)
}

/** The pairs whose images both stay; null where none do. */
function listWithin(list: PairList, placeOf: Int32Array): PairList | null {
  const place = (image: number | undefined) => placeOf[image as number] as number
  const kept = Array.from(list.a.keys()).filter(
    (pair) => place(list.a[pair]) >= 0 && place(list.b[pair]) >= 0,
  )
  if (kept.length === 0) return null
  return {
    a: Int32Array.from(kept, (pair) => place(list.a[pair])),
    b: Int32Array.from(kept, (pair) => place(list.b[pair])),
    same: Uint8Array.from(kept, (pair) => list.same[pair] as number),
    foldOf: Uint8Array.from(kept, (pair) => list.foldOf[pair] as number),
    folds: list.folds,
  }
}
