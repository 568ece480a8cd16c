import type { RunConfig } from '../../../domain/config'
import { integerAt, streamKey } from '../random'
import { permuted } from './permutation'

/**
 * Pairs as indices into an ImageSet, drawn as a pure function of seed and step: any step can be
 * drawn without those before it, and two runs of one seed see the same pairs.
 */
export interface PairBatch {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where both images are of one class. */
  readonly same: Uint8Array
  /** The class of each image, the A-images' first; twice as many as pairs. */
  readonly classes: Uint8Array
}
export interface PairSource {
  readonly pairsPerEpoch: number
  readonly stepsPerEpoch: number
  /** The pairs of a step, from 1. */
  batch(step: number): PairBatch
}
type PairConfig = Pick<RunConfig, 'pairs' | 'selfPairs' | 'batch' | 'seed'>

/** The pairs a run trains on. `classes` holds the class of each image. */
export function createPairSource(config: PairConfig, classes: Uint8Array): PairSource {
  switch (config.pairs) {
    case 'balanced':
      return balancedSource(config, classes)
    case 'every':
      return everySource(config, classes)
    default:
      return config.pairs satisfies never
  }
}

/**
 * Half same, half different, with replacement. The class of a same-pair, both classes of a
 * different-pair (in order) and the images are uniform. An epoch is n / 2 pairs: as many images
 * as there are.
 */
function balancedSource(config: PairConfig, classes: Uint8Array): PairSource {
  const groups = groupsOf(classes)
  const repeatable = groups.filter((group) => group.length > 1 || config.selfPairs === 1)
  if (groups.length < 2 || repeatable.length < 1)
    throw new Error('internal: balanced pairs need two classes, one of them with two images')
  const pairsPerEpoch = Math.floor(classes.length / 2)

  return {
    pairsPerEpoch,
    stepsPerEpoch: Math.max(1, Math.floor(pairsPerEpoch / config.batch)),
    batch(step) {
      const key = streamKey(config.seed, 'pairs', step)
      const batch = emptyBatch(config.batch)
      for (let slot = 0; slot < config.batch; slot++) {
        const draw = (index: number, n: number) => integerAt(key, 4 * slot + index, n)
        // Alternating, so that the odd pair of an odd batch goes to each kind in turn.
        const pair =
          (slot + step) % 2 === 0
            ? samePair(repeatable, config.selfPairs === 1, draw)
            : differentPair(groups, draw)
        put(batch, slot, pair, classes)
      }
      return batch
    },
  }
}

type Draw = (index: number, n: number) => number

function samePair(groups: readonly Int32Array[], selfPairs: boolean, draw: Draw) {
  const group = groups[draw(0, groups.length)] as Int32Array
  const first = draw(1, group.length)
  const second = selfPairs ? draw(2, group.length) : other(first, draw(2, group.length - 1))
  return [group[first] as number, group[second] as number] as const
}

function differentPair(groups: readonly Int32Array[], draw: Draw) {
  const first = draw(0, groups.length)
  const one = groups[first] as Int32Array
  const two = groups[other(first, draw(1, groups.length - 1))] as Int32Array
  return [one[draw(2, one.length)] as number, two[draw(3, two.length)] as number] as const
}

/** Each ordered pair exactly once an epoch, but for the last pairs that do not fill a batch. */
function everySource(config: PairConfig, classes: Uint8Array): PairSource {
  const n = classes.length
  const selfPairs = config.selfPairs === 1
  const pairsPerEpoch = pairCount(n, selfPairs)
  const size = Math.min(config.batch, pairsPerEpoch)
  const stepsPerEpoch = Math.max(1, Math.floor(pairsPerEpoch / config.batch))

  return {
    pairsPerEpoch,
    stepsPerEpoch,
    batch(step) {
      const epoch = Math.floor((step - 1) / stepsPerEpoch)
      const start = ((step - 1) % stepsPerEpoch) * size
      const key = streamKey(config.seed, 'permutation', epoch)
      const batch = emptyBatch(size)
      for (let slot = 0; slot < size; slot++) {
        const place = permuted(start + slot, pairsPerEpoch, key)
        put(batch, slot, pairAt(place, n, selfPairs), classes)
      }
      return batch
    },
  }
}

/**
 * Held-out pairs, the same for every seed so that runs can be compared: no self-pairs, no pair
 * twice in either order. Even places are same-pairs, odd ones different-pairs, so that any even
 * number of pairs from the start is balanced.
 */
export function heldOutPairs(classes: Uint8Array, count: number): PairBatch {
  const n = classes.length
  const pairs = pairCount(n, false)
  const key = streamKey(0, 'held_out')
  const batch = emptyBatch(count)
  const seen = new Set<number>()
  let [nextSame, nextDifferent] = [0, 1]
  for (let index = 0; index < pairs && Math.min(nextSame, nextDifferent) < count; index++) {
    const pair = pairAt(permuted(index, pairs, key), n, false)
    const same = classes[pair[0]] === classes[pair[1]]
    const slot = same ? nextSame : nextDifferent
    const unordered = Math.min(...pair) * n + Math.max(...pair)
    if (slot >= count || seen.has(unordered)) continue
    seen.add(unordered)
    put(batch, slot, pair, classes)
    if (same) nextSame += 2
    else nextDifferent += 2
  }
  if (Math.min(nextSame, nextDifferent) < count)
    throw new Error(`internal: ${n} images have no ${count} balanced held-out pairs`)
  return batch
}

/** Indices by class, for the classes that occur. */
function groupsOf(classes: Uint8Array): readonly Int32Array[] {
  const groups = new Map<number, number[]>()
  classes.forEach((each, index) => {
    const group = groups.get(each)
    if (group === undefined) groups.set(each, [index])
    else group.push(index)
  })
  return [...groups].sort(([x], [y]) => x - y).map(([, group]) => Int32Array.from(group))
}

/** A draw from n − 1 values as one from n values that is never `taken`. */
const other = (taken: number, drawn: number) => (drawn < taken ? drawn : drawn + 1)

/** How many ordered pairs n images have. */
const pairCount = (n: number, selfPairs: boolean) => n * (selfPairs ? n : n - 1)

/** The ordered pair of a place in [0, pairCount). */
function pairAt(place: number, n: number, selfPairs: boolean): readonly [number, number] {
  const row = selfPairs ? n : n - 1
  const second = place % row
  const first = (place - second) / row
  return [first, selfPairs ? second : other(first, second)]
}

const emptyBatch = (size: number): PairBatch => ({
  a: new Int32Array(size),
  b: new Int32Array(size),
  same: new Uint8Array(size),
  classes: new Uint8Array(2 * size),
})

function put(batch: PairBatch, slot: number, pair: readonly [number, number], classes: Uint8Array) {
  const [a, b] = pair
  batch.a[slot] = a
  batch.b[slot] = b
  batch.same[slot] = classes[a] === classes[b] ? 1 : 0
  batch.classes[slot] = classes[a] ?? 0
  batch.classes[slot + batch.same.length] = classes[b] ?? 0
}
