/**
 * The whole reading: files, and those in zips → lists and people → images → duplicates → a set and a
 * report.
 * Files are read one after the other in the order of their paths, two or so under way at a time, so
 * that neither all files nor all photos are ever held.
 */
import type { IntakeOptions, IntakeReport, Sample } from '../../domain/intake'
import { settled, type PhotoDraft } from '../../domain/photoDraft'
import type { PairList, PhotoSet } from '../../domain/photoSet'
import type { IntakeFile } from '../protocol/intake'
import { createCollection, type Collection } from './collection'
import { idOf } from './digest'
import { identitiesOf, type ImagePair } from './identities'
import type { LastRead } from './lastRead'
import { findLists, resolveLists, type ImageRef, type ListedPair } from './lists'
import { groupsOf } from './nearDuplicates'
import { peopleOf } from './people'
import { checked, type Decode } from './photo'
import { readImages, type ImageLimits, type ImagesOf } from './readImages'
import { Cancelled, digits, Refusal } from './refusal'
import { createRows, type Rows } from './rows'
import { gather, type FoundFile } from './foundFiles'

export interface ReadJob {
  readonly files: readonly IntakeFile[]
  readonly name: string
  readonly options: IntakeOptions
  readonly decode: Decode
  /** Other than LIMITS, for tests. */
  readonly limits?: ImageLimits
  readonly isCancelled: () => boolean
  readonly onProgress: (stage: string, done: number, total: number) => void
  readonly now: () => number
  /** Lets messages have their turn. */
  readonly nextTask: () => Promise<void>
}

export interface ReadResult {
  readonly draft: PhotoDraft | null
  readonly set: PhotoSet | null
  readonly pixels: Blob
  readonly report: IntakeReport
  /** To be looked at whole, and cut anew. */
  readonly files: LastRead
}

/** Throws Cancelled once the job is. */
export async function readFiles(job: ReadJob): Promise<ReadResult> {
  const start = job.now()
  const rows = createRows()
  const step = (stage: string, total: number) => (done: number) => {
    if (job.isCancelled()) throw new Cancelled()
    job.onProgress(stage, done, total)
  }
  const found = await gather(job.files, rows, step('Opening files', job.files.length))
  for (const { kind, shown } of found)
    if (kind === 'other') rows.add(shown, 'not_a_photo', NOT_A_PHOTO)
  const lists = await findLists(found, rows)
  const photos = found.filter(({ kind }) => kind === 'photo')
  const { names, above } = peopleOf(
    photos.map(({ path }) => path),
    lists.length > 0,
  )
  const people = new Map(photos.map((photo, i) => [photo, names[i]!]))
  const personOf = (file: FoundFile) => people.get(file) ?? null
  const listed = resolveLists(lists, found, personOf, rows)
  const wanted = await wantedOf(job, found, listed, personOf, rows)
  const collection = createCollection(job.options)
  const { imagesOf, samples, peakBytes } = await readImages(
    { ...job, found: wanted, personOf, pathOf: (file) => shortened(file, above) },
    collection,
    rows,
    step('Reading photos', wanted.length),
  )
  const draft = await draftOf(job, collection, listed, imagesOf, rows, step)
  return {
    draft,
    set: draft && (await setOf(draft, job.name, collection)),
    pixels: collection.toBlob(),
    files: filesByPath(imagesOf, collection),
    report: reportOf(rows, found, samples, { ms: job.now() - start, peakBytes }),
  }
}

/** Of a picture that is in several files, the first. */
function filesByPath(imagesOf: ImagesOf, { paths }: Collection): LastRead {
  const files = new Map<string, FoundFile>()
  for (const [file, images] of imagesOf)
    for (const image of images) {
      const path = paths[image]!
      if (!files.has(path)) files.set(path, file)
    }
  return files
}

const NOT_A_PHOTO = 'It is neither a photo nor a list of pairs, so it was left aside.'

const shortened = ({ path }: FoundFile, above: string) =>
  above !== '' && path.startsWith(`${above}/`) ? path.slice(above.length + 1) : path

/** Photos that a folder, a name or a list tells something of; the others get their rows. */
async function wantedOf(
  { isCancelled }: ReadJob,
  found: readonly FoundFile[],
  listed: readonly ListedPair[],
  personOf: (file: FoundFile) => string | null,
  rows: Rows,
): Promise<readonly FoundFile[]> {
  const inLists = new Set(listed.flatMap(({ a, b }) => [a.file, b.file]))
  const images = found.filter(({ kind }) => kind === 'photo' || kind === 'npy')
  const isWanted = (file: FoundFile) => inLists.has(file) || personOf(file) !== null
  for (const file of images)
    if (!isWanted(file))
      await rows.guard(file.shown, async () => {
        if (isCancelled()) throw new Cancelled()
        // What is no photo at all has a better reason than that nobody is named.
        if (file.kind === 'photo') checked(await file.bytes())
        throw new Refusal('no_identity', file.kind === 'npy' ? NPY_UNLISTED : NOBODY)
      })
  return images.filter(isWanted)
}
const NOBODY =
  'Nothing says who it is of. Put it in a folder by the person’s name, call it like anna_01.jpg, or bring a list of pairs that names it.'
const NPY_UNLISTED =
  'No list names it, so nobody knows whether its two images are the same person. Name it in X_Train.txt or X_Val.txt, with its label in Y_Train.txt or Y_Val.txt.'

type Step = (stage: string, total: number) => (done: number) => void

async function draftOf(
  { options, nextTask }: ReadJob,
  collection: Collection,
  listed: readonly ListedPair[],
  imagesOf: ImagesOf,
  rows: Rows,
  step: Step,
): Promise<PhotoDraft | null> {
  const { count, paths, people } = collection
  if (count === 0) return null
  const compared = step('Looking for near duplicates', count)
  const groupOf = await groupsOf(collection.signatures, async (done) => {
    await nextTask()
    compared(done)
  })
  const pairs = imagePairs(listed, imagesOf, rows)
  const { identities, identityOf } = identitiesOf(people, paths, pairs, rows)
  noteNearDuplicates(groupOf, collection, rows)
  noteLonePhotos(collection, rows)
  const list = pairs.length > 0 ? await listOf(pairs, rows) : null
  const names = Array.from(identityOf, (identity) => identities[identity]!)
  return {
    ...options,
    kind: 'people',
    paths: [...paths],
    groupOf,
    readings: [{ id: 'folder', rule: FOLDER, example: null, names, doubts: [] }],
    list,
    marks: [],
  }
}

const FOLDER = 'The folder a photo is in is the person.'

/** The set that the draft's best reading makes; null where that says of no image who is on it. */
async function setOf(
  draft: PhotoDraft,
  name: string,
  { digests }: Collection,
): Promise<PhotoSet | null> {
  const { facts, images } = settled(draft, draft.readings[0]!.names, draft.kind)
  if (images.length === 0) return null
  const kept = Array.from(images, (image) => digests[image]!)
  return { ...facts, id: await idOf(kept, facts), name }
}

function imagePairs(
  listed: readonly ListedPair[],
  imagesOf: ImagesOf,
  rows: Rows,
): readonly ImagePair[] {
  return listed.flatMap(({ at, a, b, same, fold }) => {
    const [one, other] = [placeOf(a, imagesOf), placeOf(b, imagesOf)]
    const missing = one === undefined ? a : other === undefined ? b : null
    if (missing !== null || one === undefined || other === undefined) {
      const message = `${missing?.file.shown} could not be taken; its own row says why.`
      rows.add(at, 'list_line', message)
      return []
    }
    if (one !== other) return [{ at, a: one, b: other, same, fold }]
    rows.add(
      at,
      'list_line',
      'Both are one and the same picture, which teaches nothing. Take the line out.',
    )
    return []
  })
}

const placeOf = ({ file, part }: ImageRef, imagesOf: ImagesOf) => imagesOf.get(file)?.[part]

function noteNearDuplicates(groupOf: Int32Array, { paths, people }: Collection, rows: Rows) {
  groupOf.forEach((first, image) => {
    if (first === image) return
    const [one, other] = [people[first] ?? null, people[image] ?? null]
    const torn = one !== null && other !== null && one !== other
    rows.add(
      paths[image]!,
      'near_duplicate',
      `It is nearly the same picture as ${paths[first]}, as if saved anew. Both were kept, and stay on the same side of a split.${torn ? ` They are under two names, ${one} and ${other}: one may be wrong.` : ''}`,
    )
  })
}

function noteLonePhotos({ paths, people }: Collection, rows: Rows) {
  const first = new Map<string, number>()
  const several = new Set<string>()
  people.forEach((person, image) => {
    if (person === null) return
    if (first.has(person)) several.add(person)
    else first.set(person, image)
  })
  for (const [person, image] of first)
    if (!several.has(person))
      rows.add(
        paths[image]!,
        'lone_photo',
        `It is the only photo of ${person}, so it makes no same pair, only different ones. Add another of ${person}.`,
      )
}

async function listOf(pairs: readonly ImagePair[], rows: Rows): Promise<PairList> {
  const names = [...new Set(pairs.map(({ fold }) => fold))]
  const folds = names.length === 1 && names[0] === '' ? [] : names
  const tooMany = folds.length > 256
  if (tooMany)
    await rows.guard(listName(pairs[0]!), async () => {
      throw new Refusal(
        'list_damaged',
        `It names ${digits(folds.length)} folds; 256 are taken at most. The pairs were taken without folds.`,
      )
    })
  const placeOf = new Map(folds.map((fold, place) => [fold, place]))
  return {
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    same: Uint8Array.from(pairs, ({ same }) => same),
    foldOf: Uint8Array.from(pairs, ({ fold }) => (tooMany ? 0 : (placeOf.get(fold) ?? 0))),
    folds: tooMany ? [] : folds.map((fold) => fold || 'none'),
  }
}

const listName = ({ at }: ImagePair) => at.slice(0, at.lastIndexOf(':'))

function reportOf(
  rows: Rows,
  found: readonly FoundFile[],
  samples: readonly Sample[],
  { ms, peakBytes }: Pick<IntakeReport, 'ms' | 'peakBytes'>,
): IntakeReport {
  return {
    rows: rows.all(),
    counts: rows.counts(),
    files: found.length + rows.leftOut(),
    ms,
    peakBytes,
    samples,
  }
}
