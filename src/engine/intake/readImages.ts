/** From photos and .npy pairs to the images of a collection, in order, a few under way at a time. */
import { LIMITS, type FileCode, type IntakeOptions, type Sample } from '../../domain/intake'
import { imageOf, type Collection, type NewImage } from './collection'
import { digestOf } from './digest'
import { readNpyPair } from './npyPair'
import { opaque, readPhoto, type Decode } from './photo'
import { scaled, squareOf, stored, type Raster } from './raster'
import { digits, Refusal } from './refusal'
import type { Rows } from './rows'
import type { Source } from './sources'

export interface ImagesJob {
  /** Photos and .npy files, sorted. */
  readonly sources: readonly Source[]
  readonly options: IntakeOptions
  readonly decode: Decode
  readonly limits?: ImageLimits
  readonly personOf: (source: Source) => string | null
  /** The path that an image keeps. */
  readonly pathOf: (source: Source) => string
}

export type ImageLimits = Readonly<Record<'images' | 'pixelBytes', number>>

/** Per source, the places of its images; absent where it could not be read. */
export type ImagesOf = ReadonlyMap<Source, readonly number[]>

interface Reading {
  readonly source: Source
  readonly images: readonly NewImage[]
  readonly notes: readonly { readonly code: FileCode; readonly message: string }[]
  /** “250 × 250 px”. */
  readonly about: string
  readonly sample: Sample | null
  /** Fingerprint of the file. */
  readonly file: string
  /** Bytes held while it was read. */
  readonly held: number
}

const AT_A_TIME = 2
const SAMPLES = 6

export async function readImages(
  job: ImagesJob,
  collection: Collection,
  rows: Rows,
  onRead: (done: number) => void,
) {
  const { side, channels } = job.options
  const each = side * side * channels
  const { sources, limits = LIMITS } = job
  const most = Math.min(limits.images, Math.floor(limits.pixelBytes / each))
  const sampled = new Set(
    Array.from({ length: SAMPLES }, (_, i) => sources[Math.floor((i * sources.length) / SAMPLES)]),
  )
  const imagesOf = new Map<Source, readonly number[]>()
  const files = new Map<string, Source>()
  const samples: Sample[] = []
  const over: Source[] = []
  let peakBytes = 0

  const start = (source: Source) => outcome(() => reading(source, job, sampled.has(source)))
  const underWay: Promise<Outcome>[] = []
  for (let next = 0, done = 0; done < sources.length; done++) {
    while (next < sources.length && next < done + AT_A_TIME)
      underWay.push(collection.count < most ? start(sources[next++]!) : skipped(sources[next++]!))
    const result = await underWay.shift()!
    const source = sources[done]!
    if (result === null || collection.count >= most) over.push(source)
    else if (result instanceof Refusal) rows.add(source.shown, result.code, result.message)
    else {
      peakBytes = Math.max(peakBytes, collection.count * (each + 256) + result.held * AT_A_TIME)
      imagesOf.set(source, place(result, collection, files, rows, imagesOf))
      if (result.sample) samples.push(result.sample)
    }
    onRead(done + 1)
  }
  if (over.length > 0)
    rows.add(over[0]!.shown, 'over_limit', overText(over.length, most, job.options))
  return { imagesOf: imagesOf as ImagesOf, samples, peakBytes }
}

type Outcome = Reading | Refusal | null
const skipped = async (_source: Source): Promise<Outcome> => null

/** A refusal as a value; anything else that is thrown waits, handled, until its turn comes. */
function outcome(act: () => Promise<Reading>): Promise<Outcome> {
  const ended = act().catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return thrown
    throw thrown
  })
  ended.catch(() => undefined)
  return ended
}

async function reading(source: Source, job: ImagesJob, wantSample: boolean): Promise<Reading> {
  const bytes = await source.bytes()
  const file = await digestOf(bytes)
  return source.kind === 'npy'
    ? npyReading(source, bytes, file, job, wantSample)
    : photoReading(source, bytes, file, job, wantSample)
}

async function photoReading(
  source: Source,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  { options, decode, personOf, pathOf }: ImagesJob,
  wantSample: boolean,
): Promise<Reading> {
  const photo = await readPhoto(bytes, options, decode, wantSample)
  const { width, height, pixels, cut } = photo
  const image = await imageOf(pathOf(source), personOf(source), pixels, options)
  return {
    source,
    images: [image],
    notes: cut < options.side ? [upscaled(cut, options.side)] : [],
    about: `${digits(width)} × ${digits(height)} px.`,
    sample: photo.sample && { path: source.shown, ...photo.sample },
    file,
    held: bytes.length + width * height * 4,
  }
}

async function npyReading(
  source: Source,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  { options, pathOf }: ImagesJob,
  wantSample: boolean,
): Promise<Reading> {
  const { images: pair, notes } = readNpyPair(bytes)
  const { side, channels, crop } = options
  const { width, height } = pair[0]
  const square = squareOf(width, height, crop)
  const image = (raster: Raster, i: number) =>
    imageOf(`${pathOf(source)}#${i + 1}`, null, stored(raster, square, side, channels), options)
  return {
    source,
    images: await Promise.all(pair.map(image)),
    notes: square.size < side ? [...notes, upscaled(square.size, side)] : notes,
    about: `Two images of ${digits(width)} × ${digits(height)} px.`,
    sample: wantSample ? npySample(source, pair[0]) : null,
    file,
    held: bytes.length + width * height * 32,
  }
}

/** The middle square of a pair's first image; those of pairs are square as a rule. */
function npySample({ shown }: Source, raster: Raster): Sample {
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
  { source, images, notes, about, file }: Reading,
  collection: Collection,
  files: Map<string, Source>,
  rows: Rows,
  imagesOf: ImagesOf,
): readonly number[] {
  const twin = files.get(file)
  const known = twin && imagesOf.get(twin)
  if (!twin) files.set(file, source)
  if (source.kind === 'photo') {
    const there = known?.[0] ?? collection.placeOf(images[0]!.digest)
    if (there !== undefined) {
      noteDuplicate(source, images[0]!.person, there, collection, rows)
      return [there]
    }
  }
  for (const { code, message } of notes) rows.add(source.shown, code, message)
  if (notes.length === 0) rows.add(source.shown, 'read', about)
  return images.map((image) => {
    const there = collection.placeOf(image.digest)
    if (there === undefined) rows.count('read')
    return there ?? collection.add(image)
  })
}

function noteDuplicate(
  { shown }: Source,
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
      `It is the same picture as ${path}, so it is under two names, and ${owner} or ${person} is wrong. It was kept as ${owner}; take the wrong one away.`,
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
