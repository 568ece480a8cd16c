/** Pairs where signatures are forged: what is trained on, and what judges. */
import { describe, expect, test } from 'vitest'
import { balancedSource } from './balancedPairs'
import type { PairBatch } from './batches'
import type { ImageSet } from './dataset'
import { createPairSource, furtherDifferent, heldOutPairs } from './pairs'

/** Signers with as many genuine signatures and forged ones each; odd classes imitate the one before. */
function signed(signers: number, genuine: number, forged: number): ImageSet {
  const classes = Array.from({ length: signers }, (_, signer) => [
    ...Array<number>(genuine).fill(2 * signer),
    ...Array<number>(forged).fill(2 * signer + 1),
  ]).flat()
  return {
    side: 1,
    channels: 1,
    count: classes.length,
    pixels: new Uint8Array(classes.length),
    classes: Int32Array.from(classes),
    forgeryOf: Int32Array.from({ length: 2 * signers }, (_, each) => (each % 2 ? each - 1 : -1)),
  }
}

/** How many pairs of a batch are of what. */
function kindsOf({ classes }: ImageSet, { a, b, same }: PairBatch) {
  const kinds = { same: 0, random: 0, skilled: 0, other: 0 }
  a.forEach((image, i) => {
    const [one, two] = [classes[image] as number, classes[b[i] as number] as number].sort(
      (x, y) => x - y,
    ) as [number, number]
    const isGenuine = one % 2 === 0 && two % 2 === 0
    const kind =
      isGenuine && one === two
        ? 'same'
        : isGenuine
          ? 'random'
          : one % 2 === 0 && two === one + 1
            ? 'skilled'
            : 'other'
    kinds[kind]++
    expect(same[i]).toBe(kind === 'same' ? 1 : 0)
  })
  return kinds
}
const heldOut = (set: ImageSet) => ({ heldOut: set, heldOutPairs: null })

describe('pairs of a set with forgeries', () => {
  test('judge genuine ones against others and against forgeries of the signer, half and half', () => {
    const set = signed(11, 24, 24)
    expect(kindsOf(set, heldOutPairs(heldOut(set), 4000))).toEqual({
      ...{ same: 2000, random: 1000, skilled: 1000, other: 0 },
    })
    expect(kindsOf(set, heldOutPairs(heldOut(set), 200))).toEqual({
      ...{ same: 100, random: 50, skilled: 50, other: 0 },
    })
  })

  test('go on with other signers where forgeries are used up', () => {
    const set = signed(6, 6, 1)
    const kinds = kindsOf(set, heldOutPairs(heldOut(set), 4000))
    expect(kinds).toEqual({ same: 90, random: 54, skilled: 36, other: 0 })
  })

  test('further ones are new, of images that are judged, and half of them skilled', () => {
    const set = signed(11, 12, 12)
    const judged = heldOutPairs(heldOut(set), 4000)
    const further = furtherDifferent(heldOut(set), judged, 1000)
    expect(kindsOf(set, further)).toEqual({ same: 0, random: 500, skilled: 500, other: 0 })
    const key = ({ a, b }: PairBatch) =>
      Array.from(a, (one, i) => [one, b[i] as number].sort((x, y) => x - y).join())
    const all = [...key(judged), ...key(further)]
    expect(new Set(all).size).toBe(all.length)
  })

  test('train on no forged signature but against its own signer’s genuine ones', () => {
    const set = signed(5, 4, 3)
    const config = { selfPairs: 0, batch: 64, seed: 3 } as const
    for (const hardNegatives of [0, 1] as const) {
      const pairs = balancedSource({ ...config, hardNegatives }, set, {
        pairsPerEpoch: 100,
        stepsPerEpoch: 10,
      })
      const sum = { same: 0, random: 0, skilled: 0, other: 0 }
      for (let step = 1; step <= 20; step++)
        for (const [kind, count] of Object.entries(kindsOf(set, pairs.batch(step))))
          sum[kind as keyof typeof sum] += count
      expect(sum.other).toBe(0)
      expect(sum.same).toBe(640)
      expect(Math.abs(sum.skilled - 320)).toBeLessThan(60)
    }
  })

  test('every pair is one of genuine ones, or with a forgery of its own signer, once an epoch', () => {
    const set = signed(3, 4, 2)
    for (const selfPairs of [0, 1] as const) {
      const config = { pairs: 'every', hardNegatives: 0, batch: 1, seed: 3, selfPairs } as const
      const source = createPairSource(config, set, null)
      const epoch = Array.from({ length: source.stepsPerEpoch }, (_, i) => source.batch(i + 1))
      const keys = epoch.map(({ a, b }) => `${a[0]} ${b[0]}`)
      expect(new Set(keys).size).toBe(keys.length)
      const sum = { same: 0, random: 0, skilled: 0, other: 0 }
      for (const batch of epoch)
        for (const [kind, count] of Object.entries(kindsOf(set, batch)))
          sum[kind as keyof typeof sum] += count
      // Ordered: 12 or 16 of each signer, 16 of each two, and 8 with forgeries, in either order.
      expect(sum).toEqual({ same: selfPairs ? 48 : 36, random: 96, skilled: 48, other: 0 })
    }
  })

  test('of every pair of signers are met, whatever the signers’ places', () => {
    const set = signed(5, 2, 1)
    const config = { selfPairs: 0, hardNegatives: 0, batch: 2000, seed: 1 } as const
    const batch = balancedSource(config, set, { pairsPerEpoch: 1, stepsPerEpoch: 1 }).batch(1)
    const firsts = new Set(
      Array.from(batch.a.keys())
        .filter((i) => batch.same[i] === 0)
        .map((i) => `${set.classes[batch.a[i] as number]} ${set.classes[batch.b[i] as number]}`),
    )
    // 20 ordered pairs of signers, and each signer's own forgeries.
    expect(firsts.size).toBe(25)
  })
})

describe('further different pairs without forgeries', () => {
  const set: ImageSet = { ...signed(8, 5, 0), forgeryOf: undefined } as unknown as ImageSet

  test('are all there are beside the judged ones, where those are fewer than wished', () => {
    const judged = heldOutPairs(heldOut(set), 4000)
    const further = furtherDifferent(heldOut(set), judged, 10_000)
    expect(judged.same).toHaveLength(160)
    // 28 pairs of people of 25 each, less the 80 that are judged.
    expect(kindsOf(set, further)).toEqual({ same: 0, random: 620, skilled: 0, other: 0 })
  })

  test('are none of a list, nor of two classes', () => {
    const judged = heldOutPairs(heldOut(set), 40)
    const list = { ...judged, foldOf: new Uint8Array(40) }
    expect(furtherDifferent({ heldOut: set, heldOutPairs: list }, judged, 50).same).toHaveLength(0)
    const two = { ...set, classes: set.classes.map((each) => each % 4) }
    expect(furtherDifferent(heldOut(two), heldOutPairs(heldOut(two), 40), 50).same).toHaveLength(0)
  })
})
