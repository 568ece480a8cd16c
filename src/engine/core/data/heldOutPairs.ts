/**
 * The pairs a run is judged by, the same for every seed so that runs can be compared. Even places
 * are same-pairs, odd ones different-pairs, so that any even number from the start is balanced, and
 * the first of many are those of few.
 */
import { orderedPairs } from '../../../domain/epochs'
import { streamKey } from '../random'
import { emptyBatch, groupsOf, pairAt, put, putListed, type Pair, type PairBatch } from './batches'
import type { Classes, Dataset, ImageSet, ListedPairs } from './dataset'
import { permuted } from './permutation'

/**
 * The pairs of the list where there is one, else drawn from the images: no self-pairs, no pair twice
 * in either order. Fewer than `count` where there are no more: drawn pairs stay balanced, a list
 * goes on with one kind when the other is used up.
 */
export function heldOutPairs(
  { heldOut, heldOutPairs: listed }: Pick<Dataset, 'heldOut' | 'heldOutPairs'>,
  count: number,
): PairBatch {
  if (listed !== null) return listedPairs(listed, heldOut, count)
  const { classes } = heldOut
  const groups = groupsOf(classes)
  // Among many classes same-pairs are too rare to be met by chance.
  const { same, different } = (groups.length > 2 ? drawApart : drawTogether)(classes, groups, count)
  const enough = same.length + different.length === count
  const length = enough ? count : 2 * Math.min(same.length, different.length)
  const batch = emptyBatch(length)
  for (let slot = 0; slot < length; slot++)
    put(batch, slot, (slot % 2 === 0 ? same : different)[slot >> 1] as Pair, classes)
  return batch
}

interface Drawn {
  readonly same: readonly Pair[]
  readonly different: readonly Pair[]
}

const sameOf = (count: number) => Math.ceil(count / 2)
const differentOf = (count: number) => Math.floor(count / 2)

/** Of a permutation of all ordered pairs, as they come. */
function drawTogether(classes: Classes, _: readonly Int32Array[], count: number): Drawn {
  const n = classes.length
  const pairs = orderedPairs(n, false)
  const key = streamKey(0, 'held_out')
  const seen = new Set<number>()
  const [same, different]: [Pair[], Pair[]] = [[], []]
  for (let index = 0; index < pairs; index++) {
    if (same.length === sameOf(count) && different.length === differentOf(count)) break
    const pair = pairAt(permuted(index, pairs, key), n, false)
    const isSame = classes[pair[0]] === classes[pair[1]]
    const [kind, most] = isSame ? [same, sameOf(count)] : [different, differentOf(count)]
    const unordered = Math.min(...pair) * n + Math.max(...pair)
    if (kind.length >= most || seen.has(unordered)) continue
    seen.add(unordered)
    kind.push(pair)
  }
  return { same, different }
}

/** Same-pairs within each class, different-pairs of all. */
function drawApart(classes: Classes, groups: readonly Int32Array[], count: number): Drawn {
  return {
    same: sameAmong(groups, sameOf(count)),
    different: differentAmong(classes, differentOf(count)),
  }
}

/**
 * A pair of each class in turn, round after round, so that a class of many images is met no more
 * often than others while those have pairs left.
 */
function sameAmong(groups: readonly Int32Array[], count: number): readonly Pair[] {
  const key = streamKey(0, 'held_out', 1)
  const order = Array.from(groups.keys(), (place) => permuted(place, groups.length, key))
  const pairs: Pair[] = []
  let turns = order
  for (let round = 0; turns.length > 0 && pairs.length < count; round++) {
    turns = turns.filter((turn) => round < unorderedCount(groups[turn] as Int32Array))
    for (const turn of turns) {
      if (pairs.length === count) break
      const group = groups[turn] as Int32Array
      const place = permuted(round, unorderedCount(group), streamKey(0, 'held_out', 2, turn))
      const [one, two] = unorderedAt(place)
      pairs.push([group[one] as number, group[two] as number])
    }
  }
  return pairs
}

const unorderedCount = ({ length }: Int32Array) => (length * (length - 1)) / 2

/** The place-th pair of [1, 0], [2, 0], [2, 1], [3, 0], … */
function unorderedAt(place: number): Pair {
  let first = Math.floor((1 + Math.sqrt(1 + 8 * place)) / 2)
  // The root may be rounded over a whole number.
  if ((first * (first - 1)) / 2 > place) first--
  return [first, place - (first * (first - 1)) / 2]
}

/** Of a permutation of all ordered pairs, those of two classes. */
function differentAmong(classes: Classes, count: number): readonly Pair[] {
  const n = classes.length
  const all = orderedPairs(n, false)
  const key = streamKey(0, 'held_out', 3)
  const seen = new Set<number>()
  const pairs: Pair[] = []
  for (let index = 0; index < all && pairs.length < count; index++) {
    const pair = pairAt(permuted(index, all, key), n, false)
    const unordered = Math.min(...pair) * n + Math.max(...pair)
    if (classes[pair[0]] === classes[pair[1]] || seen.has(unordered)) continue
    seen.add(unordered)
    pairs.push(pair)
  }
  return pairs
}

/** The list's, from the first; their order is the dataset's. */
function listedPairs({ a, b, same }: ListedPairs, { classes }: ImageSet, count: number): PairBatch {
  const batch = emptyBatch(Math.min(count, same.length))
  for (let slot = 0; slot < batch.same.length; slot++) {
    const pair = [a[slot] as number, b[slot] as number] as const
    putListed(batch, slot, pair, same[slot] as number, classes)
  }
  return batch
}

/**
 * Places of a list in the order they are judged in: each kind in an order of its own, in turn while
 * both last; then what is left of the other.
 */
export function inTurn(same: Uint8Array): readonly number[] {
  const key = streamKey(0, 'held_out', 4)
  const shuffled = Array.from(same.keys(), (index) => permuted(index, same.length, key))
  const ones = shuffled.filter((place) => same[place] === 1)
  const others = shuffled.filter((place) => same[place] !== 1)
  const both = Math.min(ones.length, others.length)
  return [
    ...ones.slice(0, both).flatMap((place, i) => [place, others[i] as number]),
    ...ones.slice(both),
    ...others.slice(both),
  ]
}
