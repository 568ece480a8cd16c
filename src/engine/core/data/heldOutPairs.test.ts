import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Classes, ImageSet } from './dataset'
import { heldOutPairs as heldOutOf, inTurn } from './heldOutPairs'
import type { PairBatch } from './pairs'

/** Images of these classes; their pixels do not matter here. */
const images = (classes: Classes): ImageSet => ({
  side: 1,
  channels: 1,
  count: classes.length,
  pixels: new Uint8Array(classes.length),
  classes,
})
const heldOutPairs = (classes: Classes, count: number) =>
  heldOutOf({ heldOut: images(classes), heldOutPairs: null }, count)
const anyClasses = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 14 })
  .map((classes) => Int32Array.from(classes))
const mnistLike = Uint8Array.from({ length: 12_665 }, (_, index) => (index % 15 < 7 ? 0 : 1))
const listed = ({ a, b, same }: PairBatch) =>
  Array.from(a, (first, slot) => [first, b[slot] as number, same[slot] as number] as const)

describe('heldOutPairs', () => {
  const unordered = ([a, b]: readonly [number, number, number]) =>
    `${Math.min(a, b)}-${Math.max(a, b)}`

  test('are balanced, even from the start, and hold no pair twice in either order', () => {
    const classes = mnistLike.subarray(0, 2115)
    const pairs = listed(heldOutPairs(classes, 1000))
    expect(new Set(pairs.map(unordered)).size).toBe(1000)
    pairs.forEach(([a, b, same], place) => {
      expect(a).not.toBe(b)
      expect(same).toBe(place % 2 === 0 ? 1 : 0)
      expect(same).toBe(classes[a] === classes[b] ? 1 : 0)
    })
  })

  test('can be as many as there are', () => {
    // Two zeros and two ones: 2 same-pairs, 4 different-pairs, regardless of order.
    const pairs = listed(heldOutPairs(new Uint8Array([0, 1, 1, 0]), 4))
    expect(new Set(pairs.map(unordered)).size).toBe(4)
    expect(heldOutPairs(new Uint8Array([0, 1, 1, 0]), 6)).toEqual(
      heldOutPairs(new Uint8Array([0, 1, 1, 0]), 4),
    )
  })

  test('are the same each time', () => {
    expect(heldOutPairs(mnistLike, 50)).toEqual(heldOutPairs(mnistLike, 50))
  })

  test('spread over the images', () => {
    const { a, b } = heldOutPairs(mnistLike.subarray(0, 2115), 1000)
    // 2,000 draws from 2,115 images leave 2115 · e^(−2000/2115) = 822 out, give or take 16.
    expect(Math.abs(new Set([...a, ...b]).size - 1293)).toBeLessThan(80)
  })

  test('of few are the first of many, where both are even', () => {
    fc.assert(
      fc.property(anyClasses, fc.integer({ min: 0, max: 15 }), (classes, half) => {
        const [few, many] = [heldOutPairs(classes, 2 * half), heldOutPairs(classes, 60)]
        expect(listed(few)).toEqual(listed(many).slice(0, few.same.length))
      }),
    )
  })

  test('of any classes are balanced, true, without self-pairs, and as many as there are', () => {
    fc.assert(
      fc.property(anyClasses, fc.integer({ min: 0, max: 40 }), (classes, half) => {
        const pairs = listed(heldOutPairs(classes, 2 * half))
        expect(new Set(pairs.map(unordered)).size).toBe(pairs.length)
        pairs.forEach(([a, b, same], place) => {
          expect(a).not.toBe(b)
          expect(same).toBe(place % 2 === 0 ? 1 : 0)
          expect(same).toBe(classes[a] === classes[b] ? 1 : 0)
        })
        const all = [...classes.keys()].flatMap((a) =>
          [...classes.keys()].slice(0, a).map((b) => [a, b] as const),
        )
        const same = all.filter(([a, b]) => classes[a] === classes[b]).length
        expect(pairs.length).toBe(2 * Math.min(half, same, all.length - same))
      }),
    )
  })

  test('take a same-pair of each person before a second of any', () => {
    // A hundred people with two photos each, and one with two hundred.
    const classes = Int32Array.from({ length: 400 }, (_, i) => (i < 200 ? Math.floor(i / 2) : 100))
    const pairs = listed(heldOutPairs(classes, 202)).filter(([, , same]) => same === 1)
    expect(new Set(pairs.map(([a]) => classes[a])).size).toBe(101)
  })

  // Seconds even on a busy machine; to go through all pairs for each would take many minutes.
  test('are 4,000 of 3,000 photos of 600 people within moments', () => {
    const classes = Int32Array.from({ length: 3000 }, (_, i) => Math.floor(i / 5))
    expect(heldOutPairs(classes, 4000).same).toHaveLength(4000)
  }, 60_000)
})

describe('held-out pairs of a list', () => {
  const same = Uint8Array.from({ length: 90 }, (_, i) => (i < 60 ? 1 : 0))
  const list = {
    a: Int32Array.from(same.keys()),
    b: Int32Array.from(same.keys(), (i) => (i + 1) % 90),
    same,
    foldOf: Uint8Array.from(same.keys(), (i) => i % 10),
  }

  test('are taken from the first of the list', () => {
    const pairs = heldOutOf({ heldOut: images(new Int32Array(90)), heldOutPairs: list }, 50)
    expect(listed(pairs)).toEqual(Array.from({ length: 50 }, (_, i) => [i, i + 1, same[i]]))
    const all = heldOutOf({ heldOut: images(new Int32Array(90)), heldOutPairs: list }, 500)
    expect(all.same).toHaveLength(90)
  })

  test('are put in turn, same and different, until one kind is used up', () => {
    const order = inTurn(same)
    expect([...order].sort((x, y) => x - y)).toEqual([...same.keys()])
    expect(order.map((place) => same[place])).toEqual([
      ...Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 : 0)),
      ...new Array<number>(30).fill(1),
    ])
    expect(order.slice(0, 10)).not.toEqual([...order.slice(0, 10)].sort((x, y) => x - y))
  })
})
