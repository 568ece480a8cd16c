/** From a set of photos and its pixels to what a run trains on and is judged by. */
import type { PhotoSet } from '../../../domain/photoSet'
import { splitOf, type SplitConfig, type SplitPairs } from '../../../domain/split'
import type { Dataset, ImageSet } from './dataset'
import { inTurn } from './heldOutPairs'

/** Bytes of a set's images from one place to another, end excluded. */
export type ReadImages = (from: number, to: number) => Promise<Uint8Array>

/** Bytes that are read at a time, so that no more than one side is held beside the other. */
const READ = 16 * 2 ** 20

/**
 * Reads a set once from front to end and puts each image on its side; those on neither are dropped.
 * @param onProgress the share that has been read, 0 to 1
 */
export async function splitDataset(
  set: PhotoSet,
  config: SplitConfig,
  read: ReadImages,
  onProgress: (fraction: number) => void,
): Promise<Dataset> {
  const split = splitOf(set, config)
  const [train, heldOut] = [emptySet(set, split.train), emptySet(set, split.heldOut)]
  const places = [placesIn(set, split.train), placesIn(set, split.heldOut)] as const
  const length = set.side * set.side * set.channels
  const count = set.paths.length
  const chunk = Math.max(1, Math.floor(READ / length))
  for (let from = 0; from < count; from += chunk) {
    const to = Math.min(count, from + chunk)
    const bytes = await read(from, to)
    for (let image = from; image < to; image++) {
      const start = (image - from) * length
      for (const [side, place] of [
        [train, places[0][image]],
        [heldOut, places[1][image]],
      ] as const)
        if (place !== undefined && place >= 0)
          side.pixels.set(bytes.subarray(start, start + length), place * length)
    }
    onProgress(to / count)
  }
  const heldOutPairs = split.heldOutPairs && listedIn(places[1], ordered(split.heldOutPairs))
  return {
    train,
    heldOut,
    names: set.identities,
    heldOutPaths: Array.from(split.heldOut, (image) => set.paths[image] ?? ''),
    trainPairs: split.trainPairs && listedIn(places[0], split.trainPairs),
    heldOutPairs,
    folds: heldOutPairs === null ? [] : (set.list?.folds ?? []),
  }
}

const emptySet = (
  { side, channels, identityOf, forgeryOf }: PhotoSet,
  images: Int32Array,
): ImageSet => ({
  side,
  channels,
  count: images.length,
  pixels: new Uint8Array(images.length * side * side * channels),
  classes: images.map((image) => identityOf[image] as number),
  ...(forgeryOf && { forgeryOf }),
})

/** Per image of the set its place among these; −1 where it is not. */
function placesIn({ paths }: PhotoSet, images: Int32Array): Int32Array {
  const places = new Int32Array(paths.length).fill(-1)
  images.forEach((image, place) => (places[image] = place))
  return places
}

/** Pairs of a set, by their places among these images of it. */
export const listedAmong = (set: PhotoSet, images: Int32Array, pairs: SplitPairs): SplitPairs =>
  listedIn(placesIn(set, images), pairs)

/** In the order that they are judged in. */
function ordered({ a, b, same, foldOf }: SplitPairs): SplitPairs {
  const places = inTurn(same)
  const int32 = (values: Int32Array) => Int32Array.from(places, (place) => values[place] as number)
  const uint8 = (values: Uint8Array) => Uint8Array.from(places, (place) => values[place] as number)
  return { a: int32(a), b: int32(b), same: uint8(same), foldOf: uint8(foldOf) }
}

function listedIn(places: Int32Array, pairs: SplitPairs): SplitPairs {
  const placed = (images: Int32Array) => images.map((image) => places[image] as number)
  return { a: placed(pairs.a), b: placed(pairs.b), same: pairs.same, foldOf: pairs.foldOf }
}
