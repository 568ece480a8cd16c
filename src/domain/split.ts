/**
 * Which images and pairs of a set are trained on and which are held out. Nothing leaks: an image,
 * or a near duplicate of it, is never on both sides, and under `identity` no person is.
 * The same for every seed, so that runs can be compared.
 */
import { ownerOf } from './forgeries'
import type { PairList, PhotoSet } from './photoSet'
import type { CommonSettings } from './settings'
import { foldSides } from './splitting/folds'
import { fewerOf } from './splitting/fewer'
import { heldOutImages, heldOutPeople } from './splitting/heldOut'
import type { Unit } from './splitting/units'

export type SplitConfig = Pick<CommonSettings, 'split' | 'heldOutPercent' | 'fold' | 'pairs'> &
  /** All of them where absent. */
  Partial<Pick<CommonSettings, 'trainPeople' | 'trainPhotos'>>

/** Pairs of a list on one side of a split, as images of the whole set. */
export interface SplitPairs {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the pair is same. */
  readonly same: Uint8Array
  /** The fold of each, as in `PairList.foldOf`. */
  readonly foldOf: Uint8Array
}

export interface Split {
  /** Images to train on, ascending. */
  readonly train: Int32Array
  /** Images held out, ascending. */
  readonly heldOut: Int32Array
  /** Listed pairs to train on; null where training pairs are drawn from the images. */
  readonly trainPairs: SplitPairs | null
  /** Listed pairs held out; null where they are drawn. */
  readonly heldOutPairs: SplitPairs | null
  /** Listed pairs on neither side: their images are on different ones, would leak, or are not trained on. */
  readonly leftOutPairs: number
  /** Images on neither side, likewise. */
  readonly leftOutImages: number
  /** People with images on both sides; 0 under `identity`. */
  readonly sharedIdentities: number
}

/** Splits kept for each set; a slider over shares makes many. */
const MOST_KEPT = 16
const kept = new WeakMap<PhotoSet, Map<string, Split>>()

/** Splits a set as a RunConfig asks. Never throws: a side may come out empty. Reckoned once. */
export function splitOf(set: PhotoSet, config: SplitConfig): Split {
  const known = kept.get(set) ?? new Map<string, Split>()
  kept.set(set, known)
  const key = splitKey(config)
  const split = known.get(key) ?? reckon(set, config)
  // Put last, so that the first is the one not asked for longest.
  known.delete(key)
  known.set(key, split)
  const [oldest] = known.keys()
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
  return split
}

/** Equal for configurations that split a set alike. */
export function splitKey(config: SplitConfig): string {
  const { split, heldOutPercent, fold, pairs, trainPeople = 0, trainPhotos = 0 } = config
  const held = split === 'folds' ? fold : heldOutPercent
  return `${split} ${held} ${pairs === 'listed'} ${trainPeople} ${trainPhotos}`
}

function reckon(set: PhotoSet, config: SplitConfig): Split {
  const { list } = set
  switch (config.split) {
    case 'identity':
      return byImages(set, config, heldOutPeople(set, config.heldOutPercent))
    case 'image':
      return byImages(set, config, heldOutImages(set, config.heldOutPercent))
    case 'folds':
      return list === null || list.folds.length === 0
        ? byImages(set, config, new Set())
        : byFolds(set, list, config)
    default:
      return config.split satisfies never
  }
}

/** What is trained on of what is not held out. */
const fewer = (set: PhotoSet, train: Uint8Array, { trainPeople, trainPhotos }: SplitConfig) =>
  fewerOf(set, train, trainPeople ?? 0, trainPhotos ?? 0)

function byImages(set: PhotoSet, config: SplitConfig, units: ReadonlySet<Unit>): Split {
  const heldOut = new Uint8Array(set.paths.length)
  for (const unit of units) for (const image of unit) heldOut[image] = 1
  const rest = heldOut.map((held) => 1 - held)
  const train = fewer(set, rest, config)
  const list = config.pairs === 'listed' ? set.list : null
  if (list === null) return split(set, train, heldOut, null, null, 0)
  const places = Array.from(list.a.keys()).filter((place) => list.a[place] !== list.b[place])
  const within = (side: Uint8Array) =>
    places.filter((place) => side[list.a[place] ?? -1] === 1 && side[list.b[place] ?? -1] === 1)
  const [trained, held] = [within(train), within(heldOut)]
  const leftOut = list.a.length - trained.length - held.length
  return split(set, train, heldOut, pairsOf(list, trained), pairsOf(list, held), leftOut)
}

function byFolds(set: PhotoSet, list: PairList, config: SplitConfig): Split {
  const listed = config.pairs === 'listed'
  const sides = foldSides(set, list, config.fold, listed)
  const { heldOut, heldOutPairs } = sides
  const train = fewer(set, sides.train, config)
  const trainPairs = sides.trainPairs.filter(
    (place) => train[list.a[place] ?? -1] === 1 && train[list.b[place] ?? -1] === 1,
  )
  const leftOut = listed ? list.a.length - trainPairs.length - heldOutPairs.length : 0
  const trained = listed ? pairsOf(list, trainPairs) : null
  return split(set, train, heldOut, trained, pairsOf(list, heldOutPairs), leftOut)
}

function split(
  set: PhotoSet,
  train: Uint8Array,
  heldOut: Uint8Array,
  trainPairs: SplitPairs | null,
  heldOutPairs: SplitPairs | null,
  leftOutPairs: number,
): Split {
  const { identities, identityOf } = set
  const sides = new Uint8Array(identities.length)
  identityOf.forEach((identity, image) => {
    const owner = ownerOf(set, identity)
    sides[owner] = (sides[owner] as number) | (train[image] ? 1 : 0) | (heldOut[image] ? 2 : 0)
  })
  const [trained, held] = [placesOf(train), placesOf(heldOut)]
  return {
    train: trained,
    heldOut: held,
    trainPairs,
    heldOutPairs,
    leftOutPairs,
    leftOutImages: identityOf.length - trained.length - held.length,
    sharedIdentities: sides.reduce((count, each) => count + Number(each === 3), 0),
  }
}

/** Places of the ones. */
function placesOf(marks: Uint8Array): Int32Array {
  return Int32Array.from(marks.keys()).filter((place) => marks[place] === 1)
}

const pairsOf = ({ a, b, same, foldOf }: PairList, places: readonly number[]): SplitPairs => ({
  a: Int32Array.from(places, (place) => a[place] as number),
  b: Int32Array.from(places, (place) => b[place] as number),
  same: Uint8Array.from(places, (place) => same[place] as number),
  foldOf: Uint8Array.from(places, (place) => foldOf[place] as number),
})
