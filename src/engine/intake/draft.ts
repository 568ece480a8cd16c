/** The draft that images, folders and lists make together, and what is to be said of it. */
import type { IntakeOptions } from '../../domain/intake'
import type { PhotoDraft, Reading } from '../../domain/photoDraft'
import type { PairList } from '../../domain/photoSet'
import type { Collection } from './collection'
import type { FoundFile } from './foundFiles'
import type { Grouped } from './grouping/grouped'
import type { Names } from './grouping/partition'
import type { ImagePair } from '../../domain/joinedPeople'
import type { ImageRef, ListedPair, ResolvedLists } from './resolveLists'
import { groupsOf } from './nearDuplicates'
import { oddOf } from './odd'
import { readingsOf, type ReadReading } from './readings'
import type { ImagesOf } from './readImages'
import { digits } from './refusal'
import type { Rows } from './rows'

export interface DraftMakings {
  readonly options: IntakeOptions
  readonly collection: Collection
  readonly imagesOf: ImagesOf
  readonly photos: readonly FoundFile[]
  readonly grouped: Grouped
  readonly lists: ResolvedLists
  readonly rows: Rows
  /** What is awaited now and then while images are compared, with how many have been. */
  readonly comparing: (stage: string) => (done: number) => Promise<void>
}

/** null where there are no images. */
export async function draftOf(makings: DraftMakings): Promise<PhotoDraft | null> {
  const { options, collection, imagesOf, photos, grouped, lists, rows, comparing } = makings
  const { count, paths } = collection
  if (count === 0) return null
  const groupOf = await groupsOf(collection.signatures, comparing('Looking for near duplicates'))
  const pairs = imagePairs([...lists.pairs, ...tripletPairs(grouped, photos)], imagesOf, rows)
  const byImage = (names: Names): Names => {
    const made: (string | null)[] = paths.map(() => null)
    photos.forEach((photo, i) => {
      const image = imagesOf.get(photo)?.[0]
      if (image !== undefined) made[image] ??= names[i] ?? null
    })
    return made
  }
  const copies = copiesIn(photos, imagesOf)
  const byCopy = (names: Names): Names => copies.map(({ photo }) => names[photo] ?? null)
  const { people } = lists
  const listed = people && [
    { rule: null, unsure: people.doubt, of: people.people },
    ...people.others.map(({ what, people: of }) => ({ rule: what, unsure: null, of })),
  ]
  const readings = readingsOf({
    paths,
    groupOf,
    pairs,
    grouped,
    namesOf: (way) => [byImage(way.names), byCopy(way.names)],
    listed: (listed ?? []).map(({ rule, unsure, of }) => {
      const names = photos.map((photo) => of.get(photo) ?? null)
      return { what: rule, unsure, names: [byImage(names), byCopy(names)] }
    }),
    homes: byImage(grouped.homes),
  })
  const [best] = readings
  noteReading(best, paths, rows)
  const fromPairs = best.doubts.find(({ code }) => code === 'from_pairs')
  if (fromPairs && pairs[0]) rows.add(listName(pairs[0]), 'list_read', fromPairs.message)
  noteNearDuplicates(groupOf, paths, best.names, rows)
  noteLonePhotos(paths, best.names, rows)
  const odd = await oddOf(
    collection.outlines,
    groupOf,
    readings.map(({ names }) => names),
    comparing('Looking for what is out of place'),
  )
  return {
    ...options,
    kind: grouped.kind,
    paths: [...paths],
    groupOf,
    readings: readings.map(({ contradictions: _, ...reading }, i): Reading => ({
      ...reading,
      odd: odd[i]!,
    })),
    list: pairs.length > 0 ? listOf(pairs, rows) : null,
    listMeaning: lists.meaning && {
      ...lists.meaning,
      turns: Uint8Array.from(pairs, ({ turns }) => Number(turns)),
    },
    copies: copies.map(({ image, photo }) => ({ image, path: photos[photo]!.shown })),
  }
}

/** Photos whose picture another before them holds already, by place. */
function copiesIn(photos: readonly FoundFile[], imagesOf: ImagesOf) {
  const seen = new Set<number>()
  return photos.flatMap((file, photo) => {
    const image = imagesOf.get(file)?.[0]
    if (image === undefined) return []
    if (seen.has(image)) return [{ image, photo }]
    seen.add(image)
    return []
  })
}

/** Pairs that folders of anchors, positives and negatives make. */
const tripletPairs = ({ pairs }: Grouped, photos: readonly FoundFile[]): readonly ListedPair[] =>
  pairs.map(([a, b, same]) => ({
    at: photos[a]!.shown,
    a: { file: photos[a]!, part: 0 },
    b: { file: photos[b]!, part: 0 },
    same,
    fold: '',
    turns: false,
  }))

/** Rows that single lines and photos get; further ones of a kind are counted. */
const FEW = 10

function noteReading(
  { names, contradictions }: ReadReading,
  paths: readonly string[],
  rows: Rows,
): void {
  for (const { at, message } of contradictions.slice(0, FEW))
    rows.add(at, 'label_contradicts', message)
  const more = contradictions.length - FEW
  if (more > 0)
    rows.add(
      listName(contradictions[0]!),
      'label_contradicts',
      `${digits(more)} more of its pairs contradict the {many}, ${digits(contradictions.length)} in all. The list was followed; look which is right.`,
    )
  const nobody = Array.from(paths.keys()).filter((image) => names[image] === null)
  for (const image of nobody.slice(0, FEW)) rows.add(paths[image]!, 'no_identity', NOBODY)
  const rest = nobody.length - FEW
  if (rest > 0)
    rows.add(
      paths[nobody[FEW]!]!,
      'no_identity',
      `It and those after it, ${digits(rest)} in all, are of no {one} yet, likewise.`,
    )
}

const NOBODY =
  'It was read, but nothing says which {one} it is of. Say so yourself, put it in a folder by the {one}’s name, call it like anna_01.jpg, or bring a list that names it; else it is left out.'

const listName = ({ at }: { readonly at: string }) => at.replace(/:\d+$/, '')

function imagePairs(
  listed: readonly ListedPair[],
  imagesOf: ImagesOf,
  rows: Rows,
): readonly (ImagePair & Pick<ListedPair, 'turns'>)[] {
  return listed.flatMap(({ at, a, b, same, fold, turns }) => {
    const [one, other] = [placeOf(a, imagesOf), placeOf(b, imagesOf)]
    const missing = one === undefined ? a : other === undefined ? b : null
    if (missing !== null || one === undefined || other === undefined) {
      rows.add(at, 'list_line', `${missing?.file.shown} could not be taken; its own row says why.`)
      return []
    }
    if (one !== other) return [{ at, a: one, b: other, same, fold, turns }]
    rows.add(
      at,
      'list_line',
      'Both are one and the same picture, which teaches nothing. Take the line out.',
    )
    return []
  })
}

const placeOf = ({ file, part }: ImageRef, imagesOf: ImagesOf) => imagesOf.get(file)?.[part]

function noteNearDuplicates(
  groupOf: Int32Array,
  paths: readonly string[],
  names: Names,
  rows: Rows,
): void {
  groupOf.forEach((first, image) => {
    if (first === image) return
    const [one, other] = [names[first] ?? null, names[image] ?? null]
    const torn = one !== null && other !== null && one !== other
    rows.add(
      paths[image]!,
      'near_duplicate',
      `It is nearly the same picture as ${paths[first]}, as if saved anew. Both were kept, and stay on the same side of a split.${torn ? ` They are under two names, ${one} and ${other}: one may be wrong.` : ''}`,
    )
  })
}

function noteLonePhotos(paths: readonly string[], names: Names, rows: Rows): void {
  const first = new Map<string, number>()
  const several = new Set<string>()
  names.forEach((person, image) => {
    if (person === null) return
    if (first.has(person)) several.add(person)
    else first.set(person, image)
  })
  for (const [person, image] of first)
    if (!several.has(person))
      rows.add(
        paths[image]!,
        'lone_photo',
        `It is the only {picture} of ${person}, so it makes no same pair, only different ones. Add another of ${person}.`,
      )
}

function listOf(pairs: readonly ImagePair[], rows: Rows): PairList {
  const names = [...new Set(pairs.map(({ fold }) => fold))]
  const folds = names.length === 1 && names[0] === '' ? [] : names
  const tooMany = folds.length > 256
  if (tooMany)
    rows.add(
      listName(pairs[0]!),
      'list_damaged',
      `It names ${digits(folds.length)} folds; 256 are taken at most. The pairs were taken without folds.`,
    )
  const placeOf = new Map(folds.map((fold, place) => [fold, place]))
  return {
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    same: Uint8Array.from(pairs, ({ same }) => same),
    foldOf: Uint8Array.from(pairs, ({ fold }) => (tooMany ? 0 : (placeOf.get(fold) ?? 0))),
    folds: tooMany ? [] : folds.map((fold) => fold || 'none'),
  }
}
