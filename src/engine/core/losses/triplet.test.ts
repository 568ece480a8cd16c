import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import {
  expectClose,
  finiteDifferences,
  randomRows,
  randomValues,
  rowsOf,
  type Rows,
} from '../distances/testSupport'
import {
  imagesOf,
  lossesOf,
  meanOf,
  naiveMatrix,
  othersOf,
  slopesByEmbeddings,
} from './testSupport'
import { triplet } from './triplet'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const MININGS = ['all', 'semi_hard', 'hard'] as const
type Mining = RunConfig['mining']
type Naive = (d: number[][], classes: readonly number[], margin: number) => number
/** What a triplet costs, and the image that bears it. */
type Cost = readonly [anchor: number, cost: number]

const at = (d: number[][], i: number, j: number) => d[i]?.[j] ?? NaN
const hinge = (ap: number, an: number, margin: number) => Math.max(0, ap - an + margin)
const soft = (ap: number, an: number, margin: number) => Math.log1p(Math.exp(ap - an + margin))

/** The triplets that count, from the sources' words. */
function costsOf(
  d: number[][],
  classes: readonly number[],
  margin: number,
  mining: Mining,
  cost = hinge,
): Cost[] {
  const costs: Cost[] = []
  for (const anchor of classes.keys()) {
    const { positives, negatives } = othersOf(classes, anchor)
    if (positives.length === 0 || negatives.length === 0) continue
    const toNegatives = negatives.map((n) => at(d, anchor, n))
    if (mining === 'hard') {
      const furthest = Math.max(...positives.map((p) => at(d, anchor, p)))
      costs.push([anchor, cost(furthest, Math.min(...toNegatives), margin)])
      continue
    }
    for (const p of positives) {
      const ap = at(d, anchor, p)
      if (mining === 'all') for (const an of toNegatives) costs.push([anchor, cost(ap, an, margin)])
      else {
        const outside = toNegatives.filter((an) => an > ap)
        const an = outside.length > 0 ? Math.min(...outside) : Math.max(...toNegatives)
        costs.push([anchor, cost(ap, an, margin)])
      }
    }
  }
  return costs
}

const naive =
  (mining: Mining, cost = hinge): Naive =>
  (d, classes, margin) => {
    const costs = costsOf(d, classes, margin, mining, cost)
    return costs.length === 0 ? 0 : meanOf(costs.map(([, each]) => each))
  }

// Whole numbers, so that equal distances are equal in single precision too.
const image = fc.tuple(
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 2 }),
  fc.constantFrom(0, 1, 2),
)
const batch = fc
  .integer({ min: 1, max: 4 })
  .chain((pairs) => fc.array(image, { minLength: 2 * pairs, maxLength: 2 * pairs }))

describe.each(MININGS)('the triplet loss over triplets “%s”', (mining) => {
  test.each(['euclidean', 'squared', 'manhattan'] as const)(
    'has the mean of a naive loop over %s distances',
    async (distance) => {
      const property = async (drawn: readonly [number[], number][], margin: number) => {
        const embeddings = drawn.map(([point]) => point)
        const classes = drawn.map(([, each]) => each)
        const patch = { distance, margin, mining }
        const losses = await lossesOf(triplet, imagesOf(embeddings, classes), patch)
        const expected = naive(mining)(naiveMatrix(embeddings, distance), classes, margin)
        expectClose([meanOf(losses)], [expected], 1e-5)
      }
      const margins = fc.constantFrom(0, 0.5, 1, 3)
      await fc.assert(fc.asyncProperty(batch, margins, property), { numRuns: 60 })
    },
  )

  test('costs ln(1 + eˣ) with a soft margin, with the slopes that finite differences find', async () => {
    const classes = [0, 1, 2, 1, 0, 0, 2, 1, 0, 1]
    const x = randomValues(10 * 3, 24)
    for (const margin of [0, 0.5]) {
      const patch = { distance: 'euclidean', margin, mining, tripletForm: 'soft' } as const
      const meanLoss = (moved: readonly number[]) =>
        naive(mining, soft)(naiveMatrix(rowsOf(moved, 3), 'euclidean'), classes, margin)
      const compared = imagesOf(rowsOf(x, 3), classes)
      expectClose([meanOf(await lossesOf(triplet, compared, patch))], [meanLoss(x)], 1e-5)
      const found = await slopesByEmbeddings(triplet, compared, patch)
      expectClose(found, finiteDifferences(meanLoss, x), 1e-4)
    }
  })

  test('gives each pair the mean of its two images’ shares', async () => {
    const embeddings = randomRows(8, 3, 3)
    const classes = [0, 1, 0, 1, 0, 0, 1, 1]
    const losses = await lossesOf(triplet, imagesOf(embeddings, classes), { mining, margin: 0.3 })
    const costs = costsOf(naiveMatrix(embeddings, 'euclidean'), classes, 0.3, mining)
    const sums = classes.map((_, i) =>
      costs.reduce((sum, [anchor, each]) => sum + (anchor === i ? each : 0), 0),
    )
    const share = (i: number) => ((sums[i] ?? NaN) * 8) / costs.length
    expectClose(
      losses,
      [0, 1, 2, 3].map((i) => (share(i) + share(i + 4)) / 2),
      1e-5,
    )
  })

  test.each(['euclidean', 'squared', 'manhattan', 'cosine'] as const)(
    'has the slopes that finite differences find, over %s distances',
    async (distance) => {
      const classes = [0, 1, 2, 1, 0, 0, 2, 1, 0, 1]
      const margin = 0.2
      for (const seed of [21, 22, 23]) {
        const x = randomValues(10 * 3, seed)
        const expected = finiteDifferences(
          (moved) => naive(mining)(naiveMatrix(rowsOf(moved, 3), distance), classes, margin),
          x,
        )
        const compared = imagesOf(rowsOf(x, 3), classes)
        const found = await slopesByEmbeddings(triplet, compared, { distance, margin, mining })
        expect(expected.some((slope) => Math.abs(slope) > 0.01)).toBe(true)
        expectClose(found, expected, 1e-4)
      }
    },
  )

  test.each([
    ['one class only', [0, 0, 0, 0]],
    ['no two of a class', [0, 1, 2, 3]],
  ])('is 0 without slopes where a batch has %s', async (_, classes) => {
    const compared = imagesOf(randomRows(4, 2, 5), classes)
    expect((await lossesOf(triplet, compared, { mining })).map(Math.abs)).toEqual([0, 0])
    const slopes = await slopesByEmbeddings(triplet, compared, { mining })
    expect(slopes.map(Math.abs)).toEqual(new Array(8).fill(0))
  })

  test('does not care how images are paired, nor for labels', async () => {
    const embeddings = randomRows(6, 2, 6)
    const classes = [0, 1, 0, 1, 0, 1]
    const order = [3, 0, 5, 1, 4, 2]
    const paired = imagesOf(embeddings, classes)
    const again = imagesOf(
      order.map((i) => embeddings[i] ?? []),
      order.map((i) => classes[i] ?? NaN),
    )
    const first = meanOf(await lossesOf(triplet, paired, { mining }))
    const second = meanOf(await lossesOf(triplet, { ...again, labels: tf.ones([3]) }, { mining }))
    expect(second).toBeCloseTo(first, 6)
  })
})

describe('by hand, on a line', () => {
  // One class at 0 and 2, the other at 1, 3, 5 and 9.
  const points: Rows = [[0], [2], [1], [3], [5], [9]]
  const classes = [0, 0, 1, 1, 1, 1]
  const loss = async (mining: Mining, margin: number) =>
    meanOf(await lossesOf(triplet, imagesOf(points, classes), { mining, margin }))

  test('semi-hard takes the nearest negative beyond the positive, else the furthest', async () => {
    // Anchor and positive at their points: distance to the positive, to the negative chosen.
    // 0, 2: 2, 3 · 2, 0: 2, 3 · 1, 3: 2, 1 (none beyond) · 1, 5: 4, 1 · 1, 9: 8, 1 · 3, 1: 2, 3 ·
    // 3, 5: 2, 3 · 3, 9: 6, 3 · 5, 1: 4, 5 · 5, 3: 2, 3 · 5, 9: 4, 5 · 9, 1: 8, 9 · 9, 3: 6, 7 ·
    // 9, 5: 4, 7.
    expect(await loss('semi_hard', 0)).toBeCloseTo((1 + 3 + 7 + 3) / 14, 6)
    expect(await loss('semi_hard', 2)).toBeCloseTo((9 * 1 + (3 + 5 + 9 + 5)) / 14, 6)
  })

  test('hard takes the furthest positive and the nearest negative', async () => {
    // 0: 2 − 1; 2: 2 − 1; 1: 8 − 1; 3: 6 − 1; 5: 4 − 3; 9: 8 − 7.
    expect(await loss('hard', 0)).toBeCloseTo((1 + 1 + 7 + 5 + 1 + 1) / 6, 6)
  })

  test('all counts the triplets that cost nothing', async () => {
    const costs = costsOf(naiveMatrix(points, 'euclidean'), classes, 0, 'all')
    expect(costs).toHaveLength(2 * 4 + 4 * 3 * 2)
    expect(await loss('all', 0)).toBeCloseTo(meanOf(costs.map(([, each]) => each)), 6)
  })
})

test('negatives at equal distance share the slope of the choice', async () => {
  const compared = imagesOf(
    [
      [0, 0],
      [1, 0],
      [0, 4],
      [-1, 0],
    ],
    [0, 1, 0, 1],
  )
  const slopes = await slopesByEmbeddings(triplet, compared, { mining: 'hard', margin: 0 })
  // The anchor at (0, 0), costing 4 − 1, has a nearest negative on either side: half its slope goes
  // to each. Each of those, as an anchor, costs 2 − 1: the positive draws it in as much as the
  // negative drives it out, and as a positive it is drawn in once more. (0, 4) costs nothing.
  const x = slopes.filter((_, i) => i % 2 === 0)
  expectClose(x, [0, (1 - 1 + 1 - 0.5) / 4, 0, (0.5 - 1 + 1 - 1) / 4], 1e-6)
})

test('finite embeddings that all coincide give a finite loss with ε in the root', async () => {
  for (const mining of MININGS) {
    const compared = imagesOf(
      [
        [1, 2],
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      [0, 1, 0, 1],
    )
    const patch = { mining, epsilon: 1e-7, margin: 0.5 }
    expectClose([meanOf(await lossesOf(triplet, compared, patch))], [0.5], 1e-6)
    expect((await slopesByEmbeddings(triplet, compared, patch)).every(Number.isFinite)).toBe(true)
  }
})
