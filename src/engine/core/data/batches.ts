/** Batches of pairs, as they are put together. */
import type { Classes } from './dataset'

/**
 * Pairs as indices into an ImageSet, drawn as a pure function of seed and step: any step can be
 * drawn without those before it, and two runs of one seed see the same pairs.
 */
export interface PairBatch {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where both images are of one class; of listed pairs, where the list says so. */
  readonly same: Uint8Array
  /** The class of each image, the A-images' first; twice as many as pairs. */
  readonly classes: Classes
}

export interface Epoch {
  readonly pairsPerEpoch: number
  readonly stepsPerEpoch: number
}

export interface PairSource extends Epoch {
  /** The pairs of a step, from 1. */
  batch(step: number): PairBatch
}

export type Pair = readonly [a: number, b: number]

export const emptyBatch = (size: number): PairBatch => ({
  a: new Int32Array(size),
  b: new Int32Array(size),
  same: new Uint8Array(size),
  classes: new Int32Array(2 * size),
})

export function put(batch: PairBatch, slot: number, [a, b]: Pair, classes: Classes): void {
  putListed(batch, slot, [a, b], classes[a] === classes[b] ? 1 : 0, classes)
}

/** @param same what a list says of the pair */
export function putListed(
  batch: PairBatch,
  slot: number,
  [a, b]: Pair,
  same: number,
  classes: Classes,
): void {
  batch.a[slot] = a
  batch.b[slot] = b
  batch.same[slot] = same
  batch.classes[slot] = classes[a] ?? 0
  batch.classes[slot + batch.same.length] = classes[b] ?? 0
}

/** Indices by class, for the classes that occur. */
export function groupsOf(classes: Classes): readonly Int32Array[] {
  const groups = new Map<number, number[]>()
  classes.forEach((each: number, index: number) => {
    const group = groups.get(each)
    if (group === undefined) groups.set(each, [index])
    else group.push(index)
  })
  return [...groups].sort(([x], [y]) => x - y).map(([, group]) => Int32Array.from(group))
}

/** A draw from n − 1 values as one from n values that is never `taken`. */
export const other = (taken: number, drawn: number) => (drawn < taken ? drawn : drawn + 1)

/** The ordered pair of a place among all that n images have. */
export function pairAt(place: number, n: number, selfPairs: boolean): Pair {
  const row = selfPairs ? n : n - 1
  const second = place % row
  const first = (place - second) / row
  return [first, selfPairs ? second : other(first, second)]
}
