/**
 * The pairs a run is judged by, the same for every seed so that runs can be compared. Even places
 * are same-pairs, odd ones different-pairs, so that any even number from the start is balanced, and
 * the first of many are those of few.
 */
import { orderedPairs } from '../../../domain/epochs'
import { mix, streamKey } from '../random'
import { emptyBatch, groupsOf, pairAt, put, putListed, type Pair, type PairBatch } from './batches'
import { signersOf, type Forged } from './signers'
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
  const { same, different } =
    groups.length >= MANY || heldOut.forgeryOf !== undefined
      ? drawApart(heldOut, count)
      : drawTogether(classes, count)
  const enough = same.length + different.length === count
  const length = enough ? count : 2 * Math.min(same.length, different.length)
  const batch = emptyBatch(length)
  for (let slot = 0; slot < length; slot++)
    put(batch, slot, (slot % 2 === 0 ? same : different)[slot >> 1] as Pair, classes)
  return batch
}

/** Classes from which on pairs are drawn kind by kind. */
const MANY = 3

interface Drawn {
  readonly same: readonly Pair[]
  readonly different: readonly Pair[]
}

const sameOf = (count: number) => Math.ceil(count / 2)
const differentOf = (count: number) => Math.floor(count / 2)

/** Of a permutation of all ordered pairs, as they come. */
function drawTogether(classes: Classes, count: number): Drawn {
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
function drawApart(set: ImageSet, count: number): Drawn {
  const { genuine, forged } = signersOf(set)
  const wanted = differentOf(count)
  const skilled = skilledAmong(forged, Math.floor(wanted / 2), streamKey(0, 'held_out', 6))
  const draw = { key: streamKey(0, 'held_out', 3), but: new Set<number>() }
  const random = differentAmong(set.classes, ascending(genuine), wanted - skilled.length, draw)
  return { same: sameAmong(genuine, sameOf(count)), different: inTurns(random, skilled) }
}

/**
 * Different pairs beside those that are judged already, of the same images: for thresholds, which are
 * chosen on some people and judged on others, so that pairs of one of each are lost to them. Of forgeries
 * half of them. None of a list, nor of two classes.
 */
export function furtherDifferent(
  { heldOut, heldOutPairs: listed }: Pick<Dataset, 'heldOut' | 'heldOutPairs'>,
  judged: PairBatch,
  count: number,
): PairBatch {
  const { genuine, forged } = signersOf(heldOut)
  if (listed !== null || genuine.length < MANY) return emptyBatch(0)
  const n = heldOut.classes.length
  const but = new Set(Array.from(judged.a, (a, i) => unorderedPlace([a, judged.b[i] as number], n)))
  const isJudged = new Uint8Array(n)
  for (const image of [...judged.a, ...judged.b]) isJudged[image] = 1
  const images = ascending(genuine).filter((image) => isJudged[image] === 1)
  const draw = { key: streamKey(0, 'held_out', 5), but }
  const isNew = (pair: Pair) =>
    pair.every((image) => isJudged[image]) && !but.has(unorderedPlace(pair, n))
  const skilled =
    forged.length === 0
      ? []
      : skilledAmong(forged, Infinity, streamKey(0, 'held_out', 6)).filter(isNew)
  const half = forged.length === 0 ? count : Math.min(Math.floor(count / 2), skilled.length)
  const random = differentAmong(heldOut.classes, images, half, draw)
  const pairs = inTurns(random, skilled.slice(0, random.length))
  const batch = emptyBatch(pairs.length)
  pairs.forEach((pair, slot) => put(batch, slot, pair, heldOut.classes))
  return batch
}

const ascending = (groups: readonly Int32Array[]) =>
  groups.flatMap((group) => [...group]).sort((x, y) => x - y)
const unorderedPlace = (pair: Pair, n: number) => Math.min(...pair) * n + Math.max(...pair)

/** One of each in turn while both last; then what is left of the first. */
const inTurns = (first: readonly Pair[], second: readonly Pair[]): readonly Pair[] =>
  first.length < second.length
    ? first.flatMap((pair, i) => [pair, second[i] as Pair])
    : first.flatMap((pair, i) => [pair, ...second.slice(i, i + 1)])

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

/**
 * Of a permutation of all ordered pairs of these images, those of two classes.
 * @param but pairs that are not wanted, by `unorderedPlace`
 */
function differentAmong(
  classes: Classes,
  images: readonly number[],
  count: number,
  { key, but }: { readonly key: number; readonly but: ReadonlySet<number> },
): readonly Pair[] {
  const n = images.length
  const all = orderedPairs(n, false)
  const seen = new Set(but)
  const pairs: Pair[] = []
  for (let index = 0; index < all && pairs.length < count; index++) {
    const [one, two] = pairAt(permuted(index, all, key), n, false)
    const pair: Pair = [images[one] as number, images[two] as number]
    const unordered = unorderedPlace(pair, classes.length)
    if (classes[pair[0]] === classes[pair[1]] || seen.has(unordered)) continue
    seen.add(unordered)
    pairs.push(pair)
  }
  return pairs
}

/** Genuine signatures with forgeries of the same signer, one of each signer in turn. */
function skilledAmong(signers: readonly Forged[], count: number, key: number): readonly Pair[] {
  const pairs: Pair[] = []
  let turns = [...signers.keys()]
  for (let round = 0; turns.length > 0 && pairs.length < count; round++) {
    turns = turns.filter((turn) => round < gridOf(signers[turn] as Forged))
    for (const turn of turns) {
      if (pairs.length >= count) break
      const { genuine, forgeries } = signers[turn] as Forged
      const place = permuted(round, genuine.length * forgeries.length, mix(key + turn))
      const [one, two] = [place % genuine.length, Math.floor(place / genuine.length)]
      pairs.push([genuine[one] as number, forgeries[two] as number])
    }
  }
  return pairs
}

const gridOf = ({ genuine, forgeries }: Forged) => genuine.length * forgeries.length

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
