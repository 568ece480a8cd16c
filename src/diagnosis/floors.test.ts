import { NAIVE_DISTANCES, type Point } from '../domain/choices/distances/testDistances'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from '../domain/config'
import { MNIST_FACTS } from '../domain/choices/sources/mnist01'
import type { DataFacts } from '../domain/dataCounts'
import { classShares, shareOfSame, shareOfSelf } from '../domain/shares'
import { accuracyFloors, guessingLoss, lossFloors } from './floors'

const config = (patch: ConfigPatch): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const floorOf = (patch: ConfigPatch) => lossFloors(config(patch), MNIST_FACTS)[0]?.value ?? NaN
const firstShare = (c: RunConfig) => classShares(c, MNIST_FACTS)?.[0]?.ofSame ?? NaN
const sigma = (x: number) => 1 / (1 + Math.exp(-x))
const pos = (x: number) => Math.max(0, x)
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
const grid = (from: number, to: number) =>
  Array.from({ length: 20_001 }, (_, i) => from + ((to - from) * i) / 20_000)
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)

/** What a pair with an output costs, each loss as its source writes it. */
function cost(c: RunConfig, output: number, same: boolean): number {
  const label = same === (c.labels === 'same') ? 1 : 0
  const toSame = c.convention === 'same' ? label : 1 - label
  const squares = (near: number) =>
    toSame * pos(output - near) ** 2 + (1 - toSame) * pos(c.margin - output) ** 2
  switch (c.loss) {
    case 'contrastive':
      return c.half === 1 ? squares(0) / 2 : squares(0)
    case 'double_margin':
      return squares(c.marginSame)
    case 'cosine_embedding':
      return toSame === 1 ? output : pos(1 - output - c.margin)
    case 'bce':
      return -label * Math.log(output) - (1 - label) * Math.log(1 - output)
    default:
      throw new Error(`no cost per pair: ${c.loss}`)
  }
}
const mixed = (c: RunConfig, same: number, different: number) => {
  const p = shareOfSame(c, MNIST_FACTS)
  return p * same + (1 - p) * different
}

describe('shares', () => {
  it('count same pairs among all ordered pairs', () => {
    expect(shareOfSame(config({ pairs: 'every', selfPairs: 1 }), MNIST_FACTS)).toBeCloseTo(
      0.50209,
      5,
    )
    expect(shareOfSame(config({ pairs: 'balanced' }), MNIST_FACTS)).toBe(0.5)
  })

  it('know how often an image meets itself', () => {
    const [zeros = NaN, ones = NaN] = MNIST_FACTS.counts
    expect(shareOfSelf(config({}), MNIST_FACTS)).toBe(0)
    expect(1 / shareOfSelf(config({ pairs: 'every', selfPairs: 1 }), MNIST_FACTS)).toBeCloseTo(
      zeros + ones,
    )
    expect(shareOfSelf(config({ selfPairs: 1 }), MNIST_FACTS)).toBeCloseTo(
      0.25 / zeros + 0.25 / ones,
      12,
    )
  })
})

describe('guessing', () => {
  it.each<ConfigPatch>([
    {},
    { margin: 2 },
    { pairs: 'every' },
    { pairs: 'every', labels: 'different' },
    { half: 1, margin: 1.5 },
    { loss: 'double_margin', marginSame: 0.25 },
    { loss: 'cosine_embedding', distance: 'cosine', margin: 0.2, pairs: 'every' },
    { head: 'sigmoid' },
    { head: 'dense_sigmoid', margin: 3 },
    { loss: 'bce', head: 'dense_sigmoid', pairs: 'every' },
  ])('scores at best what a search over one output for all pairs finds, %j', (patch) => {
    const c = config(patch)
    const ends = { raw: [0, 5], sigmoid: [0.5, 1] }[c.head as 'raw'] ?? [1e-9, 1 - 1e-9]
    const tried = grid(ends[0] ?? 0, ends[1] ?? 1)
    const best = least(tried.map((o) => mixed(c, cost(c, o, true), cost(c, o, false))))
    expect(guessingLoss(c, MNIST_FACTS)).toBeCloseTo(best, 4)
  })
})

describe('the floor of σ(distance)', () => {
  it.each<ConfigPatch>([
    {},
    { margin: 2 },
    { half: 1 },
    { pairs: 'every' },
    { labels: 'different', convention: 'different', pairs: 'every' },
    { convention: 'different', margin: 1.5 },
    { convention: 'different', pairs: 'every' },
    { loss: 'double_margin', marginSame: 0.25 },
    { distance: 'cosine', margin: 1 },
    { loss: 'bce', labels: 'different' },
    { loss: 'bce', labels: 'different', distance: 'cosine', pairs: 'every' },
    { loss: 'bce', labels: 'same', pairs: 'every' },
  ])('is what a search over both kinds of pair finds, %j', (patch) => {
    const c = config({ ...patch, head: 'sigmoid' })
    const outputs = (c.distance === 'cosine' ? grid(0, 2) : grid(Math.sqrt(c.epsilon), 30)).map(
      sigma,
    )
    const [same, different] = [true, false].map((kind) =>
      least(outputs.map((o) => cost(c, o, kind))),
    )
    expect(floorOf(c)).toBeCloseTo(mixed(c, same ?? NaN, different ?? NaN), 4)
  })

  it('is an eighth for balanced pairs and margin 1', () => {
    expect(lossFloors(config({ head: 'sigmoid' }), MNIST_FACTS)).toMatchObject([
      { label: 'σ floor 0.125', reason: expect.stringContaining('0.25') as string },
    ])
    expect(floorOf({ head: 'sigmoid', epsilon: 0 })).toBe(0.125)
  })

  it('is told for a learnable σ only where the margin is beyond 1', () => {
    expect(floorOf({ head: 'dense_sigmoid', margin: 1.5 })).toBeCloseTo(0.125, 9)
    expect(lossFloors(config({ head: 'dense_sigmoid' }), MNIST_FACTS)[0]?.label).toBe(
      'constant output 0.25',
    )
  })
})

/** All batches of N labels with their probabilities, as numbers of ones. */
function batches(n: number, p: number, pairs: RunConfig['pairs']): number[] {
  const balanced = (ones: number) =>
    n % 2 === 0 ? Number(ones === n / 2) : Number(Math.abs(2 * ones - n) === 1) / 2
  const binomial = (ones: number) => {
    let ways = 1
    for (let i = 0; i < ones; i++) ways *= (n - i) / (i + 1)
    return ways * p ** ones * (1 - p) ** (n - ones)
  }
  return Array.from({ length: n + 1 }, (_, ones) =>
    pairs === 'every' ? binomial(ones) : balanced(ones),
  )
}

describe('the floor of the broadcast loss', () => {
  it.each<ConfigPatch>([
    { batch: 2 },
    { batch: 3 },
    { batch: 32, margin: 2 },
    { batch: 2, pairs: 'every' },
    { batch: 8, pairs: 'every' },
    { batch: 8, pairs: 'every', convention: 'different' },
    { batch: 128, pairs: 'every' },
  ])('is the least that any two distances reach over all batches, %j', (patch) => {
    const c = config({ ...patch, loss: 'broadcast' })
    const p = shareOfSame(c, MNIST_FACTS)
    const all = batches(c.batch, p, c.pairs)
    // The N × N table of the post: every distance against every label of its batch.
    const column = (d: number, ones: number) => {
      const [pull, push] = [d ** 2, pos(c.margin - d) ** 2]
      const [one, zero] = c.convention === 'same' ? [pull, push] : [push, pull]
      return (ones * one + (c.batch - ones) * zero) / c.batch
    }
    const meanOver = (share: (ones: number) => number, d: number) =>
      all.reduce((sum, chance, ones) => sum + chance * share(ones) * column(d, ones), 0)
    const tried = grid(0, c.margin).filter((_, i) => i % 10 === 0)
    const ofOnes = least(tried.map((d) => meanOver((ones) => ones / c.batch, d)))
    const ofZeros = least(tried.map((d) => meanOver((ones) => 1 - ones / c.batch, d)))
    expect(floorOf(c)).toBeCloseTo(ofOnes + ofZeros, 5)
  })

  it('is 0.25 as the post saw it', () => {
    const posted = config({ loss: 'broadcast', pairs: 'every', selfPairs: 1, batch: 128 })
    expect(lossFloors(posted, MNIST_FACTS)[0]?.label).toBe('every-label floor 0.25')
  })
})

const point = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
const classOf = fc.array(
  point.filter((p) => Math.hypot(...p) > 0.01),
  { minLength: 1, maxLength: 6 },
)

/** The mean loss over all pairs of two classes of points, weighted as the run's pairs are. */
function lossOver(c: RunConfig, zeros: readonly Point[], ones: readonly Point[]): number {
  const squash = c.head === 'sigmoid' ? sigma : (x: number) => x
  const meanCost = (as: readonly Point[], bs: readonly Point[], same: boolean) =>
    mean(as.flatMap((a) => bs.map((b) => cost(c, squash(NAIVE_DISTANCES[c.distance](a, b)), same))))
  const w = firstShare(c)
  const same = w * meanCost(zeros, zeros, true) + (1 - w) * meanCost(ones, ones, true)
  return mixed(c, same, meanCost(zeros, ones, false))
}

describe('the floor of a flipped convention', () => {
  const FLIPPED: readonly ConfigPatch[] = [
    { convention: 'different' },
    { convention: 'different', half: 1, margin: 2 },
    { labels: 'different', pairs: 'every' },
    { convention: 'different', distance: 'manhattan', margin: 2 },
    { convention: 'different', distance: 'squared', loss: 'double_margin' },
    { convention: 'different', distance: 'cosine', loss: 'cosine_embedding', margin: 0 },
    { labels: 'different', distance: 'cosine', loss: 'cosine_embedding', pairs: 'every' },
    { head: 'sigmoid', loss: 'bce' },
  ]
  it.each(FLIPPED)('holds for every pair of point sets, %j', (patch) => {
    const c = config(patch)
    fc.assert(
      fc.property(classOf, classOf, fc.constantFrom(0.1, 0.4, 1), (zeros, ones, scale) => {
        const scaled = (points: readonly Point[]) => points.map((p) => p.map((x) => scale * x))
        expect(lossOver(c, scaled(zeros), scaled(ones))).toBeGreaterThanOrEqual(floorOf(c) - 1e-9)
      }),
      { numRuns: 100 },
    )
  })

  it.each<ConfigPatch>([{ margin: 1 }, { margin: 2, half: 1 }, { pairs: 'every' }])(
    'is nearly reached by points all as far from one another as suits it, %j',
    (patch) => {
      const c = config({ ...patch, convention: 'different' })
      // Corners of a simplex; with 60 of each class, self-pairs weigh 1.7 %.
      const corner = (i: number) =>
        Array.from({ length: 120 }, (_, k) => (k === i ? c.margin / 2 / Math.SQRT2 : 0))
      const corners = Array.from({ length: 120 }, (_, i) => corner(i))
      const reached = lossOver(c, corners.slice(0, 60), corners.slice(60))
      expect(reached / floorOf(c)).toBeGreaterThan(1)
      expect(reached / floorOf(c)).toBeLessThan(1.05)
    },
  )

  it.each<ConfigPatch>([
    {},
    { pairs: 'every', margin: 1.5 },
    { loss: 'double_margin', pairs: 'every' },
    { loss: 'cosine_embedding', distance: 'cosine', margin: 0.2, pairs: 'every' },
  ])('is the least over mean distances A, B within classes and (A + B)/2 between, %j', (patch) => {
    // Distances of 0 count among those within a class, so self-pairs are to.
    const c = config({ ...patch, convention: 'different', selfPairs: 1 })
    const w = firstShare(c)
    const tried = Array.from({ length: 301 }, (_, i) => (i * c.margin) / 300)
    const within = tried.concat(1 - c.margin).map((d) => [d, cost(c, d, true)] as const)
    const losses = within.flatMap(([a, ofA]) =>
      within.map(([b, ofB]) => mixed(c, w * ofA + (1 - w) * ofB, cost(c, (a + b) / 2, false))),
    )
    expect(floorOf(c)).toBeCloseTo(least(losses), 4)
  })

  it('is m²/4 for balanced pairs, and says that it holds on average', () => {
    const [floor] = lossFloors(config({ convention: 'different', margin: 2 }), MNIST_FACTS)
    expect(floor?.value).toBeCloseTo(1, 3)
    expect(floor?.label).toBe('flipped floor 1')
    expect(floor?.reason).toContain('on average')
  })

  it('is not claimed of a head that can turn the distance round', () => {
    const [floor] = lossFloors(
      config({ convention: 'different', head: 'dense_sigmoid' }),
      MNIST_FACTS,
    )
    expect(floor?.label).toBe('constant output 0.25')
  })
})

describe('equal distances', () => {
  it('cost a triplet its margin', () => {
    expect(floorOf({ loss: 'triplet', margin: 0.7 })).toBe(0.7)
  })

  /** The number of first-class images of each kind of pair, and the pair's probability. */
  type Kinds = readonly (readonly [first: number, chance: number])[]
  function infoNceOver(slots: readonly Kinds[]): number {
    const walk = (left: readonly Kinds[], k: number, chance: number): number => {
      const [slot, ...rest] = left
      if (slot) return slot.reduce((sum, [n, each]) => sum + walk(rest, k + n, chance * each), 0)
      const classes = Array.from({ length: 2 * slots.length }, (_, i) => Number(i < k))
      const costs = classes.flatMap((one, anchor) => {
        const negatives = classes.filter((other) => other !== one).length
        const positives = classes.filter((other, i) => other === one && i !== anchor)
        return negatives === 0 ? [] : positives.map(() => -Math.log(1 / (1 + negatives)))
      })
      return costs.length === 0 ? 0 : chance * mean(costs)
    }
    return walk(slots, 0, 1)
  }

  it('leave InfoNCE to chance, over all batches there can be', () => {
    const same: Kinds = [
      [2, 0.5],
      [0, 0.5],
    ]
    const different: Kinds = [[1, 1]]
    const balanced = infoNceOver([same, different, same, different])
    expect(floorOf({ loss: 'info_nce', batch: 4 })).toBeCloseTo(balanced, 9)

    const c = config({ loss: 'info_nce', batch: 3, pairs: 'every' })
    const [p, w] = [shareOfSame(c, MNIST_FACTS), firstShare(c)]
    const any: Kinds = [
      [2, p * w],
      [1, 1 - p],
      [0, p * (1 - w)],
    ]
    expect(floorOf(c)).toBeCloseTo(infoNceOver([any, any, any]), 9)
  })
})

it('gives every floor a label and a reason', () => {
  for (const loss of ['contrastive', 'broadcast', 'triplet', 'info_nce', 'double_margin'] as const)
    for (const floor of lossFloors(config({ loss }), MNIST_FACTS)) {
      expect(floor.label).toMatch(/ [\d.]+$/)
      expect(floor.reason.length).toBeGreaterThan(40)
    }
})

describe('floors over many classes', () => {
  const facts = (counts: readonly number[]): DataFacts => ({ counts, listed: null, heldOut: null })

  /** The mean loss over all pairs of classes of points, each pair weighted as the run draws it. */
  function lossAmong(c: RunConfig, classes: readonly (readonly Point[])[]): number {
    const squash = c.head === 'sigmoid' ? sigma : (x: number) => x
    const images = classes.flatMap((points, of) => points.map((point) => ({ point, of })))
    const pairable = classes.filter((points) => points.length > 1).length
    let [total, weights] = [0, 0]
    images.forEach((one, i) =>
      images.forEach((two, j) => {
        if (i === j) return
        const same = one.of === two.of
        const [n, m] = [classes[one.of]?.length ?? 0, classes[two.of]?.length ?? 0]
        const balanced = same
          ? 0.5 / (pairable * n * (n - 1))
          : 0.5 / (classes.length * (classes.length - 1) * n * m)
        const weight = c.pairs === 'balanced' ? balanced : 1
        weights += weight
        total += weight * cost(c, squash(NAIVE_DISTANCES[c.distance](one.point, two.point)), same)
      }),
    )
    return total / weights
  }

  it.each<ConfigPatch>([
    { convention: 'different' },
    { convention: 'different', pairs: 'every', margin: 2 },
    { convention: 'different', distance: 'squared', loss: 'double_margin' },
    { labels: 'different', distance: 'cosine', loss: 'cosine_embedding', margin: 0.1 },
    {
      labels: 'different',
      distance: 'cosine',
      loss: 'cosine_embedding',
      pairs: 'every',
      margin: 0,
    },
    { head: 'sigmoid', loss: 'bce' },
  ])('hold for every set of points, %j', (patch) => {
    const c = config(patch)
    const classes = fc
      .array(classOf, { minLength: 2, maxLength: 5 })
      .filter((all) => all.some((points) => points.length > 1))
    fc.assert(
      fc.property(classes, fc.constantFrom(0.1, 0.4, 1), (all, scale) => {
        const scaled = all.map((points) => points.map((point) => point.map((x) => scale * x)))
        const counts = facts(all.map((points) => points.length))
        const [floor] = lossFloors(c, counts)
        expect(lossAmong(c, scaled)).toBeGreaterThanOrEqual((floor?.value ?? NaN) - 1e-9)
      }),
      { numRuns: 150 },
    )
  })

  it('of a flipped convention are reached by corners as far apart as suits them', () => {
    const c = config({ convention: 'different' })
    const counts = [4, 4, 4]
    // Same pairs at A, different ones at ¾·A by the corners of a simplex around each class's centre.
    const [floor] = lossFloors(c, facts(counts))
    const width = 3 / 4
    const kappa = 0.5 / width ** 2
    expect(floor?.value).toBeCloseTo(((kappa * 0.5) / (kappa + 0.5)) * width ** 2, 12)
  })

  it('take the share of same pairs by counting', () => {
    const counts = [3, 2, 1]
    const images = [0, 0, 0, 1, 1, 2]
    const pairs = images.flatMap((a, i) => images.flatMap((b, j) => (i === j ? [] : [a === b])))
    const share = pairs.filter(Boolean).length / pairs.length
    expect(shareOfSame(config({ pairs: 'every' }), facts(counts))).toBeCloseTo(share, 12)
    const listed = { ...facts(counts), listed: { same: 30, different: 90 } }
    expect(shareOfSame(config({ pairs: 'listed' }), listed)).toBe(0.25)
    expect(guessingLoss(config({ pairs: 'listed' }), listed)).toBeCloseTo(0.25 * 0.75, 12)
  })

  it('claim nothing of a flipped convention over the pairs of a list, which may be any', () => {
    const listed = { ...facts([3, 3]), listed: { same: 50, different: 50 } }
    const [floor] = lossFloors(config({ pairs: 'listed', convention: 'different' }), listed)
    expect(floor?.label).toBe('constant distance 0.25')
  })

  it('leave InfoNCE about to chance, as a simulation finds', () => {
    const c = config({ loss: 'info_nce', batch: 16 })
    const counts = Array.from({ length: 20 }, () => 12)
    let [total, terms, key] = [0, 0, 1]
    const draw = (n: number) => {
      key = (Math.imul(key, 1103515245) + 12345) >>> 0
      return Math.floor((key / 2 ** 32) * n)
    }
    for (let trial = 0; trial < 4000; trial++) {
      const classes = Array.from({ length: c.batch }, (_, slot) => {
        const one = draw(20)
        return slot % 2 === 0 ? [one, one] : [one, (one + 1 + draw(19)) % 20]
      }).flat()
      classes.forEach((own, i) => {
        const others = classes.filter((each) => each !== own).length
        const positives = classes.filter((each, j) => each === own && i !== j).length
        total += positives * Math.log(1 + others)
        terms += positives
      })
    }
    const [floor] = lossFloors(c, facts(counts))
    expect(Math.abs((floor?.value ?? NaN) / (total / terms) - 1)).toBeLessThan(0.01)
  })

  it('are none where there are no classes to make pairs of', () => {
    for (const loss of ['contrastive', 'bce', 'info_nce'] as const)
      expect(lossFloors(config({ loss, pairs: 'every' }), facts([5]))).toEqual([])
  })

  it('know chance where held-out pairs are balanced, and only there', () => {
    const held = (same: number, different: number): DataFacts => ({
      ...facts([2, 2]),
      heldOut: { same, different },
    })
    expect(accuracyFloors(facts([2, 2]))[0]?.value).toBe(0.5)
    expect(accuracyFloors(held(300, 300))).toHaveLength(1)
    expect(accuracyFloors(held(300, 2700))).toHaveLength(1)
    expect(accuracyFloors(held(30, 270))).toEqual([])
  })
})
