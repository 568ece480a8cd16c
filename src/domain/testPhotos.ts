/** Sets of photos for tests: people and groups as given, pixels apart. */
import fc from 'fast-check'
import { CENTRE_CROP } from './intake'
import type { PhotoDraft, Reading } from './photoDraft'
import { pixelBytes, type PairList, type PhotoSet } from './photoSet'

/** @param people per image, a number that stands for its person @param groups likewise of near duplicates */
export function photosOf(
  people: readonly number[],
  groups: readonly number[] = [...people.keys()],
  list: PairList | null = null,
): PhotoSet {
  const numbers = [...new Set(people)].sort((x, y) => x - y)
  const nameOf = (person: number) => `person_${person}`
  return {
    version: 1,
    id: 'abcdef012345',
    name: 'Friends',
    kind: 'people',
    side: 2,
    channels: 3,
    crop: CENTRE_CROP,
    identities: numbers.map(nameOf),
    identityOf: Int32Array.from(people, (person) => numbers.indexOf(person)),
    groupOf: Int32Array.from(groups),
    paths: people.map((person, image) => `${nameOf(person)}/photo_${image}.jpg`),
    list,
  }
}

/** As many people as are given, with that many photos each. */
export const peopleWith = (photos: readonly number[]): number[] =>
  photos.flatMap((count, person) => Array.from({ length: count }, () => person))

/** A set of another name, grey, with so many photos of each person. */
export function namedSet(
  photos: readonly number[],
  { id = 'a1b2c3', list = null }: { id?: string; list?: PairList | null } = {},
): PhotoSet {
  const set = photosOf(peopleWith(photos), undefined, list)
  return { ...set, id, name: `Set ${id}`, channels: 1 }
}

/** Six people with eight grey images each, and pixels of their own for each. */
export function tinySet(list: PairList | null = null): {
  readonly set: PhotoSet
  readonly pixels: Blob
} {
  const set = { ...namedSet(Array(6).fill(8), { id: '0123456789ab', list }), side: 8 }
  const bytes = Uint8Array.from({ length: pixelBytes(set) }, (_, i) => (i * 31 + (i >> 6)) % 251)
  return { set, pixels: new Blob([bytes]) }
}

export const blankPixels = (set: PhotoSet) => new Blob([new Uint8Array(pixelBytes(set))])

/** @param pairs [a, b, same, fold] */
export function listOf(
  pairs: readonly (readonly [number, number, number, number])[],
  folds: readonly string[] = [],
): PairList {
  return {
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    same: Uint8Array.from(pairs, ([, , same]) => same),
    foldOf: Uint8Array.from(pairs, ([, , , fold]) => fold),
    folds,
  }
}

/** Any small set: people of any number of photos, near duplicates across people too, a list or none. */
export const anyPhotos: fc.Arbitrary<PhotoSet> = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 9 }),
      group: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }) },
      ),
    }),
    { minLength: 0, maxLength: 40 },
  )
  .chain((images) => {
    const people = images.map(({ person }) => person)
    const groups = images.map(({ group }, image) => group ?? 100 + image)
    const place = fc.integer({ min: 0, max: Math.max(0, images.length - 1) })
    const pair = fc.tuple(
      place,
      place,
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 0, max: 2 }),
    )
    const list = fc
      .array(pair, { maxLength: images.length === 0 ? 0 : 40 })
      .map((pairs) => listOf(pairs, ['1', '2', '3']))
    return fc.option(list).map((each) => photosOf(people, groups, each))
  })

/** A reading that nothing looks wrong about. */
export const readingOf = (id: string, names: readonly (string | null)[]): Reading => ({
  id,
  rule: id,
  example: null,
  names,
  copyNames: [],
  doubts: [],
  odd: { images: [], unsure: null },
})

/** A draft of grey images, none like another. */
export const draftOf = (paths: readonly string[], readings: readonly Reading[]): PhotoDraft => ({
  side: 2,
  channels: 1,
  crop: CENTRE_CROP,
  kind: 'people',
  paths,
  groupOf: Int32Array.from(paths.keys()),
  readings,
  list: null,
  listMeaning: null,
  copies: [],
})
