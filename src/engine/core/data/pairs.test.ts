import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsPerEpoch, stepsPerEpoch } from '../../../domain/epochs'
import { integerAt, streamKey } from '../random'
import type { Classes, ImageSet } from './dataset'
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

describe('listed pairs', () => {
  const classes = Int32Array.from([0, 0, 1, 1, 700, 700])
  const list = {
    a: Int32Array.from([0, 2, 4, 0, 1, 3, 5]),
    b: Int32Array.from([1, 3, 5, 2, 4, 5, 0]),
    // The last is called same though the classes differ: the list has its say.
    same: Uint8Array.from([1, 1, 1, 0, 0, 0, 1]),
  }
  const given = (batch: number) =>
    createPairSource(config({ pairs: 'listed', batch }), images(classes), list)

  test('come exactly once an epoch, in another order each time, as the list calls them', () => {
    const orders = [0, 1].map((number) => epoch(given(1), number).map(String))
    const expected = Array.from(list.a, (a, i) => String([a, list.b[i], list.same[i]])).sort()
    for (const order of orders) expect([...order].sort()).toEqual(expected)
    expect(orders[0]).not.toEqual(orders[1])
  })

  test('drop the last batch where it is not full, and make one smaller batch of fewer', () => {
    expect([given(3).pairsPerEpoch, given(3).stepsPerEpoch]).toEqual([7, 2])
    expect(new Set(epoch(given(3)).map(String)).size).toBe(6)
    expect(given(8).stepsPerEpoch).toBe(1)
    expect(new Set(epoch(given(8)).map(String)).size).toBe(7)
  })

  test('know the classes of their images, however many there are', () => {
    const { a, b, classes: known } = given(7).batch(1)
    expect([...known]).toEqual([...a, ...b].map((image) => classes[image]))
  })

  test('need a list', () => {
    expect(() => sourceOf(config({ pairs: 'listed' }), classes)).toThrow(/no list of pairs/)
  })
})

describe('hard negatives', () => {
  // 24 images of 5 classes, each of 16 × 16 equal pixels but for one.
  const classes = Int32Array.from({ length: 24 }, (_, i) => (i * 7) % 5)
  const pixels = Uint8Array.from({ length: 24 * 256 }, (_, at) => {
    const image = Math.floor(at / 256)
    return at % 256 === image ? 255 : (image * 53) % 200
  })
  const set: ImageSet = { side: 16, channels: 1, count: 24, pixels, classes }
  const hard = (change: Partial<Config> = {}) =>
    createPairSource(config({ hardNegatives: 1, batch: 400, ...change }), set, null)
  const distance = (one: number, two: number) =>
    Math.hypot(
      ...Array.from({ length: 256 }, (_, i) => {
        return (pixels[one * 256 + i] ?? 0) - (pixels[two * 256 + i] ?? 0)
      }),
    )

  test('are the nearest of eight images of other classes, by a naive loop', () => {
    const batch = hard().batch(3)
    const groups = [0, 1, 2, 3, 4].map((each) =>
      [...classes.keys()].filter((i) => classes[i] === each),
    )
    for (let slot = 0; slot < 400; slot++) {
      if (batch.same[slot] === 1) continue
      const own = streamKey(1, 'pairs', 3, slot)
      const draw = (index: number, n: number) => integerAt(own, index, n)
      const first = draw(0, 5)
      const image = groups[first]?.[draw(1, groups[first].length)] ?? -1
      const others = groups.filter((_, each) => each !== first)
      const candidates = Array.from({ length: 8 }, (_, i) => {
        const group = others[draw(2 + 2 * i, 4)] ?? []
        return group[draw(3 + 2 * i, group.length)] ?? -1
      })
      const nearest = Math.min(...candidates.map((candidate) => distance(image, candidate)))
      expect(batch.a[slot]).toBe(image)
      expect(classes[batch.b[slot] ?? -1]).not.toBe(classes[image])
      expect(distance(image, batch.b[slot] ?? -1)).toBeCloseTo(nearest, 3)
    }
  })

  test('leave same pairs as they are, and lie nearer than those drawn at random', () => {
    const random = createPairSource(config({ batch: 400 }), set, null).batch(1)
    const batch = hard().batch(1)
    const mean = (of: PairBatch) => {
      const different = listed(of).filter(([, , same]) => same === 0)
      return different.reduce((sum, [a, b]) => sum + distance(a, b), 0) / different.length
    }
    const same = (of: PairBatch) => listed(of).filter(([, , kind]) => kind === 1)
    expect(same(batch)).toEqual(same(random))
    expect(mean(batch)).toBeLessThan(0.4 * mean(random))
  })

  test('of a step are the same, whichever steps were drawn before', () => {
    const source = hard()
    source.batch(1)
    expect(source.batch(5)).toEqual(hard().batch(5))
    expect(hard({ seed: 2 }).batch(5)).not.toEqual(hard().batch(5))
  })
})
