/** From photos and .npy pairs to the images of a collection, in order, a few under way at a time. */
import { LIMITS, type FileCode, type IntakeOptions, type Sample } from '../../domain/intake'
import { imageOf, type Collection, type NewImage } from './collection'
import { digestOf } from './digest'
import { readNpyPair } from './npyPair'
import { opaque, readPhoto, type Decode } from './photo'
import { scaled, squareOf, stored, type Raster } from './raster'
import { digits, Refusal } from './refusal'
import type { Rows } from './rows'
import type { FoundFile } from './foundFiles'

export interface ImagesJob {
  /** Photos and .npy files, sorted. */
  readonly found: readonly FoundFile[]
  readonly options: IntakeOptions
  readonly decode: Decode
  readonly limits?: ImageLimits
  readonly personOf: (file: FoundFile) => string | null
  /** The path that an image keeps. */
  readonly pathOf: (file: FoundFile) => string
}

export type ImageLimits = Readonly<Record<'images' | 'pixelBytes', number>>

/** Per file, the places of its images; absent where it could not be read. */
export type ImagesOf = ReadonlyMap<FoundFile, readonly number[]>

interface FileImages {
  readonly file: FoundFile
  readonly images: readonly NewImage[]
  readonly notes: readonly { readonly code: FileCode; readonly message: string }[]
  /** “250 × 250 px”. */
  readonly about: string
  readonly sample: Sample | null
  /** Fingerprint of the file. */
  readonly print: string
  /** Bytes held while it was read. */
  readonly held: number
}

const AT_A_TIME = 2
const SAMPLES = 6
const SAMPLE_SIDE = 160

export async function readImages(
  job: ImagesJob,
  collection: Collection,
  rows: Rows,
  onRead: (done: number) => void,
) {
  const { side, channels } = job.options
  const each = side * side * channels
  const { found, limits = LIMITS } = job
  const most = Math.min(limits.images, Math.floor(limits.pixelBytes / each))
  const sampled = new Set(
    Array.from({ length: SAMPLES }, (_, i) => found[Math.floor((i * found.length) / SAMPLES)]),
  )
  const imagesOf = new Map<FoundFile, readonly number[]>()
  const byPrint = new Map<string, FoundFile>()
  const samples: Sample[] = []
  const over: FoundFile[] = []
  let peakBytes = 0

  const start = (file: FoundFile) => outcome(() => imagesIn(file, job, sampled.has(file)))
  const underWay: Promise<Outcome>[] = []
  for (let next = 0, done = 0; done < found.length; done++) {
    while (next < found.length && next < done + AT_A_TIME)
      underWay.push(collection.count < most ? start(found[next++]!) : skipped(found[next++]!))
    const result = await underWay.shift()!
    const file = found[done]!
    if (result === null || collection.count >= most) over.push(file)
    else if (result instanceof Refusal) rows.add(file.shown, result.code, result.message)
    else {
      peakBytes = Math.max(peakBytes, collection.count * (each + 256) + result.held * AT_A_TIME)
      imagesOf.set(file, place(result, collection, byPrint, rows, imagesOf))
      if (result.sample) samples.push(result.sample)
    }
    onRead(done + 1)
  }
  if (over.length > 0)
    rows.add(over[0]!.shown, 'over_limit', overText(over.length, most, job.options))
  return { imagesOf: imagesOf as ImagesOf, samples, peakBytes }
}

type Outcome = FileImages | Refusal | null
const skipped = async (_source: FoundFile): Promise<Outcome> => null

/** A refusal as a value; anything else that is thrown waits, handled, until its turn comes. */
function outcome(act: () => Promise<FileImages>): Promise<Outcome> {
  const ended = act().catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return thrown
    throw thrown
  })
  ended.catch(() => undefined)
  return ended
}

async function imagesIn(file: FoundFile, job: ImagesJob, wantSample: boolean): Promise<FileImages> {
  const bytes = await file.bytes()
  const print = await digestOf(bytes)
  return file.kind === 'npy'
    ? npyImages(file, bytes, print, job, wantSample)
    : photoImages(file, bytes, print, job, wantSample)
}

async function photoImages(
  file: FoundFile,
  bytes: Uint8Array<ArrayBuffer>,
  print: string,
  { options, decode, personOf, pathOf }: ImagesJob,
  wantSample: boolean,
): Promise<FileImages> {
  const photo = await readPhoto(bytes, options, decode, wantSample ? SAMPLE_SIDE : 0)
  const { width, height, pixels, cut } = photo
  const image = await imageOf(pathOf(file), personOf(file), pixels, options)
  return {
    file,
    images: [image],
    notes: [...photo.notes, ...(cut < options.side ? [upscaled(cut, options.side)] : [])],
    about: `${digits(width)} × ${digits(height)} px.`,
    sample: photo.sample && { path: file.shown, ...photo.sample },
    print,
    held: bytes.length + width * height * 4,
  }
}

async function npyImages(
  file: FoundFile,
  bytes: Uint8Array<ArrayBuffer>,
  print: string,
  { options, pathOf }: ImagesJob,
  wantSample: boolean,
): Promise<FileImages> {
  const { images: pair, notes } = readNpyPair(bytes)
  const { side, channels, crop } = options
  const { width, height } = pair[0]
  const square = squareOf(width, height, crop)
  const image = (raster: Raster, i: number) =>
    imageOf(`${pathOf(file)}#${i + 1}`, null, stored(raster, square, side, channels), options)
  return {
    file,
    images: await Promise.all(pair.map(image)),
    notes: square.size < side ? [...notes, upscaled(square.size, side)] : notes,
    about: `Two images of ${digits(width)} × ${digits(height)} px.`,
    sample: wantSample ? npySample(file, pair[0]) : null,
    print,
    held: bytes.length + width * height * 32,
  }
}

/** The middle square of a pair's first image; those of pairs are square as a rule. */
function npySample({ shown }: FoundFile, raster: Raster): Sample {
  const square = squareOf(raster.width, raster.height, { zoom: 1, x: 0.5, y: 0.5 })
  const small = scaled(raster, square, Math.min(160, square.size))
  return { path: shown, width: small.width, height: small.height, rgba: opaque(small) }
}

const upscaled = (cut: number, side: number) => ({
  code: 'upscaled' as const,
  message: `Its square of ${digits(cut)} × ${digits(cut)} px was enlarged to ${side} × ${side}, which adds no detail. Bring a larger photo, or choose a smaller side.`,
})

/** Puts what was read where it belongs; a picture that is there already is not taken again. */
function place(
  { file, images, notes, about, print }: FileImages,
  collection: Collection,
  byPrint: Map<string, FoundFile>,
  rows: Rows,
  imagesOf: ImagesOf,
): readonly number[] {
  const twin = byPrint.get(print)
  const known = twin && imagesOf.get(twin)
  if (!twin) byPrint.set(print, file)
  if (file.kind === 'photo') {
    const there = known?.[0] ?? collection.placeOf(images[0]!.digest)
    if (there !== undefined) {
      noteDuplicate(file, images[0]!.person, there, collection, rows)
      return [there]
    }
  }
  for (const { code, message } of notes) rows.add(file.shown, code, message)
  if (notes.length === 0) rows.add(file.shown, 'read', about)
  return images.map((image) => {
    const there = collection.placeOf(image.digest)
    if (there === undefined) rows.count('read')
    return there ?? collection.add(image)
  })
}

function noteDuplicate(
  { shown }: FoundFile,
  person: string | null,
  there: number,
  collection: Collection,
  rows: Rows,
) {
  const path = collection.paths[there]!
  const owner = collection.people[there] ?? null
  if (owner !== null && person !== null && owner !== person)
    return rows.add(
      shown,
      'two_names',
      `It is the same picture as ${path}, so it is under two names, and ${owner} or ${person} is wrong. It was kept as ${owner}; say in “Who is who” which is right.`,
    )
  collection.claim(there, person)
  rows.add(
    shown,
    'exact_duplicate',
    `It is the same picture as ${path}, pixel for pixel, so it was left out. Nothing is to be done.`,
  )
}

function overText(count: number, most: number, { side, channels }: IntakeOptions): string {
  const size = `${side} × ${side} px ${channels === 1 ? 'in grey' : 'in colour'}`
  return `${digits(most)} images of ${size} are taken at most: this one and those after it, ${digits(count)} files in all, were left out. Bring fewer photos, or choose a smaller side.`
}
