/**
 * The first pairs of a run's first step, as the run will draw them, with no more images read than
 * they show: a set is cut into sides by its facts alone, and what is drawn is drawn one by one.
 */
import { augments } from '../../../domain/augmentation'
import { SOURCES } from '../../../domain/choices/sources'
import type { RunConfig } from '../../../domain/config'
import { setOf, type DataSource } from '../../../domain/dataSource'
import { FACES_EACH } from '../../../domain/drawnFaces'
import type { PhotoSet } from '../../../domain/photoSet'
import type { FirstPairs } from '../../../domain/reports'
import { splitOf } from '../../../domain/split'
import { seenPairs } from '../augment/augmented'
import { smallPixels } from '../thumbnails'
import type { Dataset, ImageSet, ListedPairs } from './dataset'
import { createPairSource } from './pairs'
import { listedAmong } from './subset'

/** How images are had: all of them, or drawn faces one by one. */
export interface Images {
  load(source: DataSource, config: RunConfig): Promise<Dataset>
  /** Draws one photo of a person into `out`, side × side × 3 bytes. */
  startArtist(seed: number): Promise<{
    draw(identity: number, place: number, side: number, out: Uint8Array): void
  }>
}

/** What a run trains on, of which only some images need be read. */
interface Training {
  /** Without pixels where nothing looks at them. */
  readonly train: ImageSet
  readonly listed: ListedPairs | null
  readonly names: readonly string[]
  readonly paths: readonly string[]
  /** Writes the pixels of an image by its place. */
  read(place: number, out: Uint8Array): Promise<void>
}

/**
 * @param most pairs at most
 * @throws PlaygroundError where the images cannot be had
 */
export async function firstPairs(
  config: RunConfig,
  source: DataSource,
  most: number,
  images: Images,
): Promise<FirstPairs> {
  const { train, listed, names, paths, read } = await trainingOf(config, source, images)
  const batch = createPairSource(config, train, listed).batch(1)
  const count = Math.min(most, batch.same.length)
  const places = [...batch.a.subarray(0, count), ...batch.b.subarray(0, count)]
  const length = train.side * train.side * train.channels
  const pixels = new Uint8Array(places.length * length)
  for (const [nth, place] of places.entries())
    await read(place, pixels.subarray(nth * length, (nth + 1) * length))
  const classes = Int32Array.from(places, (place) => train.classes[place] ?? -1)
  const set: ImageSet = { ...train, count: places.length, pixels, classes }
  const a = Int32Array.from({ length: count }, (_, i) => i)
  const b = a.map((i) => count + i)
  const small = smallPixels(seenPairs(config, set, { a, b }, 1, set.side).set)
  return {
    images: { ...small, classes, names, paths: places.map((place) => paths[place] ?? '') },
    plain: augments(config) ? smallPixels(set).pixels : null,
    a,
    b,
    same: batch.same.slice(0, count),
    of: batch.same.length,
  }
}

async function trainingOf(
  config: RunConfig,
  source: DataSource,
  images: Images,
): Promise<Training> {
  const set = setOf(source)
  // A file comes whole, and hard negatives are found by the pixels of all.
  const isFile = SOURCES[source.kind].supply.from === 'file'
  if (set === null || isFile || config.hardNegatives === 1)
    return whole(await images.load(source, config))
  const split = splitOf(set, config)
  const readOf = await readerOf(source, set, config.seed, images)
  return {
    train: {
      side: set.side,
      channels: set.channels,
      count: split.train.length,
      pixels: new Uint8Array(0),
      classes: split.train.map((image) => set.identityOf[image] as number),
      ...(set.forgeryOf && { forgeryOf: set.forgeryOf }),
    },
    listed: split.trainPairs && listedAmong(set, split.train, split.trainPairs),
    names: set.identities,
    paths: Array.from(split.train, (image) => set.paths[image] ?? ''),
    read: (place, out) => readOf(split.train[place] as number, out),
  }
}

function whole({ train, trainPairs, names }: Dataset): Training {
  const length = train.side * train.side * train.channels
  return {
    train,
    listed: trainPairs,
    names,
    paths: [],
    async read(place, out) {
      out.set(train.pixels.subarray(place * length, (place + 1) * length))
    },
  }
}

/** Reads one image of a set by its place in it. */
async function readerOf(
  source: DataSource,
  { side, channels }: PhotoSet,
  seed: number,
  { startArtist }: Images,
): Promise<(image: number, out: Uint8Array) => Promise<void>> {
  if ('pixels' in source) {
    const length = side * side * channels
    return async (image, out) => {
      const part = source.pixels.slice(image * length, (image + 1) * length)
      out.set(new Uint8Array(await part.arrayBuffer()))
    }
  }
  const artist = await startArtist(seed)
  return async (image, out) =>
    artist.draw(Math.floor(image / FACES_EACH), image % FACES_EACH, side, out)
}
