/** How many people, photos and listed pairs stand on each side of a split. */
import { ownerOf } from './forgeries'
import type { PhotoSet } from './photoSet'
import { SET_WORDS, type ImageWords } from './setKind'
import type { Split, SplitPairs } from './split'
import { thousands } from './thousands'

export interface SideCounts {
  readonly people: number
  readonly photos: number
  /** Listed pairs; null where pairs are drawn from the photos. */
  readonly pairs: number | null
}

export interface SplitCounts {
  readonly train: SideCounts
  readonly heldOut: SideCounts
}

const known = new WeakMap<Split, SplitCounts>()

/** Reckoned once. */
export function splitCounts(set: PhotoSet, split: Split): SplitCounts {
  const counts = known.get(split) ?? {
    train: sideCounts(set, split.train, split.trainPairs),
    heldOut: sideCounts(set, split.heldOut, split.heldOutPairs),
  }
  known.set(split, counts)
  return counts
}

function sideCounts(set: PhotoSet, images: Int32Array, pairs: SplitPairs | null): SideCounts {
  const people = new Set<number>()
  for (const image of images) people.add(ownerOf(set, set.identityOf[image] ?? -1))
  return { people: people.size, photos: images.length, pairs: pairs?.same.length ?? null }
}

/** “48 people, 576 photos”, with its listed pairs where there are any. */
export function sideText(
  { people, photos, pairs }: SideCounts,
  { one, many, picture }: ImageWords = SET_WORDS.people,
): string {
  const parts = [counted(people, one, many), counted(photos, picture)]
  return [...parts, ...(pairs === null ? [] : [counted(pairs, 'pair')])].join(', ')
}

/** “1 photo”, “1,200 photos”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`
}
