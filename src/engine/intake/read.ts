/**
 * The whole reading: files, and those in zips → lists, and who is who by paths → images → a draft, the set
 * of its best reading, and a report.
 * Files are read one after the other in the order of their paths, two or so under way at a time, so
 * that neither all files nor all photos are ever held.
 */
import type { IntakeOptions, IntakeReport, Sample } from '../../domain/intake'
import { settled, type PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { IntakeFile } from '../protocol/intake'
import { createCollection, type Collection } from './collection'
import { idOf } from './digest'
import { inGrey } from './inGrey'
import type { LastRead } from './lastRead'
import { draftOf } from './draft'
import { gather, type FoundFile } from './foundFiles'
import { groupedBy } from './grouping/grouped'
import { findLists, isJson } from './lists'
import { resolveLists } from './resolveLists'
import { readImages, type ImageLimits, type ImagesOf } from './readImages'
import type { Decode } from './photo'
import { Cancelled } from './refusal'
import { createRows, type Rows } from './rows'

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
  const lists = await findLists(found, rows)
  for (const file of found)
    if (file.kind === 'other' && !isJson(file.path))
      rows.add(file.shown, 'not_a_photo', asideText(file))
  const photos = found.filter(({ kind }) => kind === 'photo')
  const grouped = groupedBy(
    photos.map(({ path }) => path),
    lists.length > 0,
  )
  const { names } = grouped.ways[0]!
  const people = new Map(photos.map((photo, i) => [photo, names[i] ?? null]))
  const byFolders = (file: FoundFile) => people.get(file) ?? null
  const resolved = resolveLists(lists, found, byFolders, rows)
  const inLists = new Set(resolved.pairs.map(({ a }) => a.file))
  for (const file of found)
    if (file.kind === 'npy' && !inLists.has(file))
      rows.add(file.shown, 'npy_unlisted', NPY_UNLISTED)
  const images = found.filter(
    (file) => file.kind === 'photo' || (file.kind === 'npy' && inLists.has(file)),
  )
  const inColour = createCollection(job.options)
  const { imagesOf, samples, peakBytes } = await readImages(
    {
      ...job,
      found: images,
      personOf: (file) => resolved.people?.people.get(file) ?? byFolders(file),
      pathOf: (file) => shortened(file, grouped.above),
    },
    inColour,
    rows,
    step('Reading photos', images.length),
  )
  const pausing = (step: (done: number) => void) => async (done: number) => {
    await job.nextTask()
    step(done)
  }
  const collection =
    job.options.channels === 3 && inColour.isGrey
      ? await inGrey(
          inColour,
          job.options.side,
          pausing(step('Keeping them in grey', inColour.count)),
        )
      : inColour
  // What could not be read must not tell who is on the others.
  const readable = photos.filter((photo) => imagesOf.has(photo))
  const regrouped =
    readable.length === photos.length
      ? grouped
      : groupedBy(
          readable.map(({ path }) => path),
          lists.length > 0,
        )
  const draft = await draftOf({
    options: { ...job.options, channels: collection.channels },
    collection,
    imagesOf,
    photos: readable,
    grouped: regrouped,
    lists: resolved,
    rows,
    comparing: (stage) => pausing(step(stage, collection.count)),
  })
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

const NPY_UNLISTED =
  'No list names it, so nobody knows whether its two images are the same person. Name it in X_Train.txt or X_Val.txt, with its label in Y_Train.txt or Y_Val.txt.'

/** Files that hold photos or lists in a form that is not read, and what to save them as. */
const OTHER_FORMS: readonly (readonly [RegExp, string, string])[] = [
  [
    /\.(xlsx?|xlsm|ods|numbers)$/i,
    'a spreadsheet',
    'Save its sheet as CSV, and bring that if it is a list',
  ],
  [
    /\.mat$/i,
    'a file of MATLAB',
    'Save its images as PNG (imwrite), or its list as CSV (writetable)',
  ],
  [
    /\.(pkl|pickle|pt|pth|npz|h5|hdf5|joblib|parquet|feather|tfrecords?)$/i,
    'data of a program',
    'Save its images as PNG in a folder for each person, or its list as CSV',
  ],
  [/\.(docx?|odt|rtf|pdf|html?|xml|ya?ml)$/i, 'a document', 'If it is a list, save it as CSV'],
]

function asideText({ path }: FoundFile): string {
  const form = OTHER_FORMS.find(([ending]) => ending.test(path))
  return form
    ? `It is ${form[1]}, which is not read here, so it was left aside. ${form[2]}.`
    : NOT_A_PHOTO
}

const NOT_A_PHOTO = 'It is neither a photo nor a list of pairs, so it was left aside.'

const shortened = ({ path }: FoundFile, above: string) =>
  above !== '' && path.startsWith(`${above}/`) ? path.slice(above.length + 1) : path

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
