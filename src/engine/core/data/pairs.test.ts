import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsPerEpoch, stepsPerEpoch } from '../../../domain/epochs'
import type { Classes, ImageSet } from './dataset'
import { heldOutPairs as heldOutOf } from './heldOutPairs'
import { createPairSource, type PairBatch, type PairSource } from './pairs'

type Config = Parameters<typeof createPairSource>[0]
/** Images of these classes; their pixels do not matter here. */
const images = (classes: Classes): ImageSet => ({
  side: 1,
  channels: 1,
  count: classes.length,
  pixels: new Uint8Array(classes.length),
  classes,
})
const sourceOf = (config: Config, classes: Classes) =>
  createPairSource(config, images(classes), null)
const heldOutPairs = (classes: Classes, count: number) =>
  heldOutOf({ heldOut: images(classes), heldOutPairs: null }, count)
const config = (change: Partial<Config> = {}): Config => ({
  pairs: 'balanced',
  selfPairs: 0,
  hardNegatives: 0,
  batch: 8,
  seed: 1,
  ...change,
})

/** Classes of a few images: at least two zeros and one 1, in any order. */
const someClasses = fc
  .array(fc.integer({ min: 0, max: 1 }), { minLength: 0, maxLength: 12 })
  .chain((more) => fc.shuffledSubarray([0, 0, 1, ...more], { minLength: more.length + 3 }))
  .map((classes) => Uint8Array.from(classes))
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const selfPairs = fc.constantFrom(0 as const, 1 as const)
const mnistLike = Uint8Array.from({ length: 12_665 }, (_, index) => (index % 15 < 7 ? 0 : 1))

const listed = ({ a, b, same }: PairBatch) =>
  Array.from(a, (first, slot) => [first, b[slot] as number, same[slot] as number] as const)
const epoch = (source: PairSource, number = 0) =>
  Array.from({ length: source.stepsPerEpoch }, (_, step) =>
    listed(source.batch(number * source.stepsPerEpoch + step + 1)),
  ).flat()
const count = <T>(items: Iterable<T>, wanted: (item: T) => boolean) =>
  [...items].filter(wanted).length
const near = (found: number, of: number, probability: number) => {
  const deviation = Math.sqrt(of * probability * (1 - probability))
  expect(Math.abs(found - of * probability)).toBeLessThan(4.5 * deviation)
}

describe.each(['balanced', 'every'] as const)('%s pairs', (pairs) => {
  test('say truly whether both images are of one class', () => {
    fc.assert(
      fc.property(someClasses, seed, selfPairs, (classes, seed, selfPairs) => {
        const source = sourceOf(config({ pairs, seed, selfPairs, batch: 3 }), classes)
        for (const [a, b, same] of listed(source.batch(2)))
          expect(same).toBe(classes[a] === classes[b] ? 1 : 0)
      }),
    )
  })

  test('hold no self-pair unless asked', () => {
    fc.assert(
      fc.property(someClasses, seed, (classes, seed) => {
        const source = sourceOf(config({ pairs, seed, batch: 5 }), classes)
        for (const [a, b] of epoch(source)) expect(a).not.toBe(b)
      }),
    )
  })

  test('hold self-pairs where asked', () => {
    const source = sourceOf(config({ pairs, selfPairs: 1 }), new Uint8Array([0, 0, 1, 1]))
    const drawn = [0, 1, 2, 3].flatMap((number) => epoch(source, number))
    expect(count(drawn, ([a, b]) => a === b)).toBeGreaterThan(0)
  })

  test('of a step are the same, whichever steps were drawn before', () => {
    const [one, two] = [0, 1].map(() => sourceOf(config({ pairs }), mnistLike))
    one!.batch(1)
    one!.batch(999)
    expect(one!.batch(500)).toEqual(two!.batch(500))
  })

  test('differ from step to step, from epoch to epoch and from seed to seed', () => {
    const source = sourceOf(config({ pairs }), mnistLike)
    const other = sourceOf(config({ pairs, seed: 2 }), mnistLike)
    const first = source.batch(1)
    expect(source.batch(2).a).not.toEqual(first.a)
    expect(source.batch(3)).not.toEqual(first)
    expect(source.batch(source.stepsPerEpoch + 1)).not.toEqual(first)
    expect(other.batch(1)).not.toEqual(first)
  })

  test('make an epoch as long as the settings tell', () => {
    fc.assert(
      fc.property(
        someClasses,
        selfPairs,
        fc.integer({ min: 2, max: 40 }),
        (classes, selfPairs, batch) => {
          const given = config({ pairs, selfPairs, batch })
          const source = sourceOf(given, classes)
          const counts = [0, 1].map((wanted) => count(classes, (each) => each === wanted))
          const facts = { counts, listed: null, heldOut: null }
          expect(source.pairsPerEpoch).toBe(pairsPerEpoch(given, facts))
          expect(source.stepsPerEpoch).toBe(stepsPerEpoch(given, facts))
        },
      ),
    )
  })

  test('come in batches of one size', () => {
    const source = sourceOf(config({ pairs, batch: 7 }), mnistLike)
    for (const step of [1, 2, source.stepsPerEpoch, source.stepsPerEpoch + 1])
      expect([source.batch(step).a.length, source.batch(step).b.length]).toEqual([7, 7])
  })
})

describe('balanced pairs', () => {
  test('are half same and half different in every even batch', () => {
    fc.assert(
      fc.property(someClasses, seed, fc.integer({ min: 1, max: 20 }), (classes, seed, half) => {
        const source = sourceOf(config({ seed, batch: 2 * half }), classes)
        for (const step of [1, 2, 3])
          expect(count(source.batch(step).same, (each) => each === 1)).toBe(half)
      }),
    )
  })

  test('of an odd batch give the extra pair to each kind in turn', () => {
    const source = sourceOf(config({ batch: 7 }), mnistLike)
    const same = [1, 2, 3, 4].map((step) => count(source.batch(step).same, (each) => each === 1))
    expect(same).toEqual([3, 4, 3, 4])
  })

  test('see each image about once an epoch', () => {
    const source = sourceOf(config({ batch: 32 }), mnistLike)
    expect([source.pairsPerEpoch, source.stepsPerEpoch]).toEqual([6332, 197])
  })

  test('of a set smaller than the batch still make one step an epoch', () => {
    const source = sourceOf(config({ batch: 8 }), new Uint8Array([0, 0, 1, 1]))
    expect([source.pairsPerEpoch, source.stepsPerEpoch]).toEqual([2, 1])
  })

  test('draw classes, orientation and images uniformly', () => {
    // Five zeros and three ones, so that uniform over classes and over images differ.
    const classes = new Uint8Array([0, 1, 0, 0, 1, 0, 1, 0])
    const drawn = listed(sourceOf(config({ batch: 40_000 }), classes).batch(1))
    const same = drawn.filter((pair) => pair[2] === 1)
    const different = drawn.filter((pair) => pair[2] === 0)
    near(
      count(same, ([a]) => classes[a] === 0),
      same.length,
      1 / 2,
    )
    near(
      count(different, ([a]) => classes[a] === 0),
      different.length,
      1 / 2,
    )
    for (const x of classes.keys())
      for (const y of classes.keys()) {
        const [many, both] = [5, 3].map((zeros, other) => (classes[x] === other ? zeros : 0))
        const size = many || both || 0
        if (x === y) continue
        if (classes[x] === classes[y])
          near(
            count(same, ([a, b]) => a === x && b === y),
            same.length,
            1 / (2 * size * (size - 1)),
          )
        else
          near(
            count(different, ([a, b]) => a === x && b === y),
            different.length,
            1 / 30,
          )
      }
  })

  test('do not tell the next pair of their kind', () => {
    const { a } = sourceOf(config({ batch: 20_000 }), mnistLike).batch(1)
    // Even slots of step 1 are different-pairs: is an early image followed by a certain class?
    const early = [...a.keys()].filter(
      (slot) => slot % 2 === 0 && slot + 2 < a.length && a[slot]! < mnistLike.length / 2,
    )
    near(
      count(early, (slot) => mnistLike[a[slot + 2]!] === 0),
      early.length,
      1 / 2,
    )
  })

  test('take same-pairs only from classes with two images', () => {
    const source = sourceOf(config({ batch: 100 }), new Uint8Array([1, 0, 0]))
    for (const [a, b, same] of listed(source.batch(1)))
      if (same === 1) expect([a, b].sort()).toEqual([1, 2])
  })

  test('refuse a set they cannot be drawn from', () => {
    const draw = (...classes: number[]) => sourceOf(config(), Uint8Array.from(classes))
    expect(() => draw(0, 0, 0)).toThrow(/^internal: balanced pairs need two classes/)
    expect(() => draw(0, 1)).toThrow(/^internal: balanced pairs need two classes/)
  })
})

describe('every pair', () => {
  test('comes exactly once an epoch, in another order each time', () => {
    fc.assert(
      fc.property(someClasses, seed, selfPairs, (classes, seed, selfPairs) => {
        const source = sourceOf(config({ pairs: 'every', seed, selfPairs, batch: 1 }), classes)
        const expected = [...classes.keys()].flatMap((a) =>
          [...classes.keys()].filter((b) => a !== b || selfPairs === 1).map((b) => `${a}-${b}`),
        )
        const orders = [0, 1].map((number) => epoch(source, number).map(([a, b]) => `${a}-${b}`))
        expect(source.pairsPerEpoch).toBe(expected.length)
        for (const order of orders) expect([...order].sort()).toEqual(expected.sort())
        if (classes.length > 4) expect(orders[0]).not.toEqual(orders[1])
      }),
    )
  })

  test('drops the last batch where it is not full', () => {
    const classes = new Uint8Array([0, 0, 1, 1, 1])
    const source = sourceOf(config({ pairs: 'every', batch: 6 }), classes)
    expect([source.pairsPerEpoch, source.stepsPerEpoch]).toEqual([20, 3])
    expect(new Set(epoch(source).map(String)).size).toBe(18)
  })

  test('makes one smaller batch of a set with fewer pairs than the batch', () => {
    const source = sourceOf(config({ pairs: 'every', batch: 8 }), new Uint8Array([0, 0, 1]))
    expect(source.stepsPerEpoch).toBe(1)
    expect(new Set(listed(source.batch(4)).map(String)).size).toBe(6)
  })

  test('counts all ordered pairs of the training set and draws from the last of them too', () => {
    const source = sourceOf(config({ pairs: 'every', batch: 16 }), mnistLike)
    expect(source.pairsPerEpoch).toBe(160_389_560)
    expect(source.stepsPerEpoch).toBe(10_024_347)
    for (const [a, b] of listed(source.batch(source.stepsPerEpoch))) {
      expect(a).not.toBe(b)
      expect(Math.max(a, b)).toBeLessThan(12_665)
    }
  })
})

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
})
