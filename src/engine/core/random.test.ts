import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitsAt, integerAt, mix, normalAt, streamKey, truncatedNormalAt, uniformAt } from './random'

const COUNT = 100_000
const STREAMS = [
  'weights',
  'pairs',
  'permutation',
  'dropout',
  'held_out',
  'people',
  'photos',
] as const
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const draws = (key: number, count = COUNT) =>
  Float64Array.from({ length: count }, (_, counter) => uniformAt(key, counter))
const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length

function correlation(x: Float64Array, y: Float64Array) {
  const products = x.map((each, index) => (each - 0.5) * ((y[index] as number) - 0.5))
  return 12 * mean(products)
}

/** Chi-square of whole-number draws below `bins`, as a standard normal (Wilson and Hilferty). */
function unevenness(values: Iterable<number>, bins: number) {
  const counts = new Float64Array(bins)
  let total = 0
  for (const value of values) {
    counts[value]! += 1
    total++
  }
  const expected = total / bins
  const chiSquare = counts.reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0)
  const scale = 2 / (9 * (bins - 1))
  return (Math.cbrt(chiSquare / (bins - 1)) - 1 + scale) / Math.sqrt(scale)
}

describe('mix', () => {
  test('gives what the published lowbias32 gives, without a sign', () => {
    // From the C of hash-prospector, written out in exact integers.
    const published = (value: number) => {
      const full = (1n << 32n) - 1n
      let x = BigInt(value)
      x = ((x ^ (x >> 16n)) * 0x7feb352dn) & full
      x = ((x ^ (x >> 15n)) * 0x846ca68bn) & full
      return Number(x ^ (x >> 16n))
    }
    fc.assert(
      fc.property(word, (value) => {
        expect(mix(value)).toBe(published(value))
      }),
    )
  })

  test('flips about half of the bits when one bit of its input flips', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31 }), (bit) => {
        let flipped = 0
        for (let value = 0; value < 2000; value++) {
          const change = mix(value) ^ mix(value ^ (1 << bit))
          for (let place = 0; place < 32; place++) flipped += (change >>> place) & 1
        }
        expect(Math.abs(flipped / 64_000 - 0.5)).toBeLessThan(0.02)
      }),
    )
  })
})

describe('streamKey', () => {
  test('is a pure function of seed, stream and path', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(...STREAMS), fc.array(word), (seed, stream, path) => {
        expect(streamKey(seed, stream, ...path)).toBe(streamKey(seed, stream, ...path))
      }),
    )
  })

  test('differs by seed, by stream and by each part of the path', () => {
    const keys = new Set<number>()
    for (const stream of STREAMS)
      for (let seed = 0; seed < 20; seed++) {
        keys.add(streamKey(seed, stream))
        for (let step = 0; step < 20; step++) {
          keys.add(streamKey(seed, stream, step))
          keys.add(streamKey(seed, stream, step, 1))
          keys.add(streamKey(seed, stream, 1000, step))
        }
      }
    expect(keys.size).toBe(STREAMS.length * 20 * 61)
  })

  test('gives neighbouring seeds, steps and streams uncorrelated numbers', () => {
    const base = draws(streamKey(1, 'pairs', 1))
    const others = [
      streamKey(2, 'pairs', 1),
      streamKey(1, 'pairs', 2),
      ...STREAMS.filter((stream) => stream !== 'pairs').map((stream) => streamKey(1, stream, 1)),
    ]
    // The correlation of independent draws has a standard deviation of 1 / √n.
    for (const key of others)
      expect(Math.abs(correlation(base, draws(key)))).toBeLessThan(4.5 / Math.sqrt(COUNT))
  })

  test('spreads the first draw of each step evenly', () => {
    const first = Array.from({ length: COUNT }, (_, step) =>
      integerAt(streamKey(1, 'pairs', step), 0, 64),
    )
    expect(Math.abs(unevenness(first, 64))).toBeLessThan(4.5)
  })
})

describe('bitsAt', () => {
  test('gives unsigned words, the same for the same key and counter', () => {
    fc.assert(
      fc.property(word, word, (key, counter) => {
        const bits = bitsAt(key, counter)
        expect(bits).toBe(bitsAt(key, counter))
        expect(Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32).toBe(true)
      }),
    )
  })

  test('repeats no word for one key', () => {
    const seen = new Set(Array.from({ length: COUNT }, (_, counter) => bitsAt(99, counter)))
    expect(seen.size).toBe(COUNT)
  })
})

describe.each([0, 1, 2 ** 31 - 1])('uniformAt under seed %i', (seed) => {
  const values = draws(streamKey(seed, 'weights'))

  test('is in [0, 1) and exact in single precision', () => {
    for (const value of values)
      if (!(value >= 0 && value < 1 && Math.fround(value) === value)) expect.fail(`${value}`)
  })

  test('has the mean and the variance of a uniform number', () => {
    const centre = mean(values)
    const variance = mean(values.map((value) => (value - centre) ** 2))
    expect(Math.abs(centre - 1 / 2)).toBeLessThan(4.5 / Math.sqrt(12 * COUNT))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4.5 / Math.sqrt(180 * COUNT))
  })

  test('is even over 256 bins, and over 16 × 16 for neighbours', () => {
    const singles = values.map((value) => Math.floor(value * 256))
    const neighbours = Array.from({ length: COUNT / 2 }, (_, index) => {
      const [x, y] = values.subarray(2 * index, 2 * index + 2)
      return 16 * Math.floor((x as number) * 16) + Math.floor((y as number) * 16)
    })
    expect(Math.abs(unevenness(singles, 256))).toBeLessThan(4.5)
    expect(Math.abs(unevenness(neighbours, 256))).toBeLessThan(4.5)
  })

  test('is not correlated with the number after it', () => {
    const found = correlation(values.subarray(0, -1), values.subarray(1))
    expect(Math.abs(found)).toBeLessThan(4.5 / Math.sqrt(COUNT))
  })
})

describe('integerAt', () => {
  test('is a whole number in [0, n)', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 ** 31 }), (key, counter, n) => {
        const value = integerAt(key, counter, n)
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true)
      }),
    )
  })

  test.each([2, 7, 1000])('is even over %i values', (n) => {
    const values = Array.from({ length: COUNT }, (_, counter) => integerAt(5, counter, n))
    expect(Math.abs(unevenness(values, n))).toBeLessThan(4.5)
  })

  test('scatters from key to key as fair coins do', () => {
    const [keys, flips] = [300, 2000]
    let squares = 0
    for (let seed = 0; seed < keys; seed++) {
      const key = streamKey(seed, 'pairs')
      let heads = 0
      for (let counter = 0; counter < flips; counter++) heads += integerAt(key, counter, 2)
      squares += (heads - flips / 2) ** 2 / (flips / 4)
    }
    expect(Math.abs(squares / keys - 1)).toBeLessThan(4.5 * Math.sqrt(2 / keys))
  })
})

/** The standard normal distribution's share below x, within 1e-7: Abramowitz and Stegun 26.2.17. */
function shareBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const tail =
    (weights.reduceRight((sum, weight) => (sum + weight) * t, 0) * Math.exp((-x * x) / 2)) /
    Math.sqrt(2 * Math.PI)
  return x > 0 ? 1 - tail : tail
}

describe.each([0, 1, 2 ** 31 - 1])('normal numbers under seed %i', (seed) => {
  const key = streamKey(seed, 'weights')
  const all = Float64Array.from({ length: COUNT }, (_, counter) => normalAt(key, counter))
  const cut = Float64Array.from({ length: COUNT }, (_, counter) => truncatedNormalAt(key, counter))

  test('have mean 0 and variance 1', () => {
    expect(Math.abs(mean(all))).toBeLessThan(4.5 / Math.sqrt(COUNT))
    expect(Math.abs(mean(all.map((x) => x * x)) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / COUNT))
  })

  test('are spread as the normal distribution is, cut off at ±2 where asked', () => {
    const bins = all.map((x) => Math.floor(64 * shareBelow(x)))
    expect(Math.abs(unevenness(bins, 64))).toBeLessThan(4.5)
    const [low, high] = [shareBelow(-2), shareBelow(2)]
    const cutBins = cut.map((x) => Math.floor((64 * (shareBelow(x) - low)) / (high - low)))
    expect(cut.every((x) => Math.abs(x) <= 2)).toBe(true)
    expect(Math.abs(unevenness(cutBins, 64))).toBeLessThan(4.5)
  })

  test('are not correlated with the number after them', () => {
    const product = mean(all.subarray(1).map((x, i) => x * (all[i] as number)))
    expect(Math.abs(product)).toBeLessThan(4.5 / Math.sqrt(COUNT))
  })

  test('are drawn again only where they are cut off', () => {
    all.forEach((x, i) => {
      if (Math.abs(x) <= 2 && cut[i] !== x) expect.fail(`${i}`)
    })
  })
})
