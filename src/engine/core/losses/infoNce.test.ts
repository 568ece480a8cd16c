import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  expectClose,
  finiteDifferences,
  randomRows,
  randomValues,
  rowsOf,
} from '../distances/testSupport'
import { infoNce } from './infoNce'
import {
  imagesOf,
  lossesOf,
  meanOf,
  naiveMatrix,
  othersOf,
  slopesByEmbeddings,
} from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** The mean over pairs of anchor and positive, by the formula; 0 where there are none to compare. */
function naive(similarities: number[][], classes: readonly number[], temperature: number): number {
  const costs: number[] = []
  for (const anchor of classes.keys()) {
    const { positives, negatives } = othersOf(classes, anchor)
    const e = (i: number) => Math.exp((similarities[anchor]?.[i] ?? NaN) / temperature)
    const others = negatives.reduce((sum, n) => sum + e(n), 0)
    if (negatives.length > 0)
      for (const p of positives) costs.push(-Math.log(e(p) / (e(p) + others)))
  }
  return costs.length === 0 ? 0 : meanOf(costs)
}

const negated = (d: number[][]) => d.map((row) => row.map((each) => -each))
const DISTANCES = ['euclidean', 'squared', 'manhattan', 'cosine'] as const

describe.each(DISTANCES)('InfoNCE over %s distances', (distance) => {
  test('has the mean of a naive loop', async () => {
    const component = fc.integer({ min: -8, max: 8 }).map((n) => n / 8)
    const image = fc.tuple(
      fc.array(component, { minLength: 3, maxLength: 3 }),
      fc.constantFrom(0, 1, 2),
    )
    const batch = fc
      .integer({ min: 1, max: 4 })
      .chain((pairs) => fc.array(image, { minLength: 2 * pairs, maxLength: 2 * pairs }))
    const property = async (drawn: readonly [number[], number][], temperature: number) => {
      const embeddings = drawn.map(([point]) => point)
      const classes = drawn.map(([, each]) => each)
      const patch = { distance, temperature }
      const losses = await lossesOf(infoNce, imagesOf(embeddings, classes), patch)
      const expected = naive(negated(naiveMatrix(embeddings, distance)), classes, temperature)
      expectClose([meanOf(losses)], [expected], 1e-5)
    }
    const temperatures = fc.constantFrom(0.1, 0.5, 2)
    await fc.assert(fc.asyncProperty(batch, temperatures, property), { numRuns: 40 })
  })

  test('has the slopes that finite differences find', async () => {
    const classes = [0, 1, 2, 1, 0, 0, 2, 1, 0, 1]
    const x = randomValues(10 * 3, 31)
    const expected = finiteDifferences(
      (moved) => naive(negated(naiveMatrix(rowsOf(moved, 3), distance)), classes, 0.5),
      x,
    )
    const compared = imagesOf(rowsOf(x, 3), classes)
    expectClose(
      await slopesByEmbeddings(infoNce, compared, { distance, temperature: 0.5 }),
      expected,
      1e-4,
    )
  })

  test.each([
    ['one class only', [0, 0, 0, 0]],
    ['no two of a class', [0, 1, 2, 3]],
  ])('is 0 without slopes where a batch has %s', async (_, classes) => {
    const compared = imagesOf(randomRows(4, 2, 5), classes)
    expect((await lossesOf(infoNce, compared, { distance })).map(Math.abs)).toEqual([0, 0])
    const slopes = await slopesByEmbeddings(infoNce, compared, { distance })
    expect(slopes.map(Math.abs)).toEqual(new Array(8).fill(0))
  })
})

describe('InfoNCE', () => {
  test('over cosine distances is that of cosine similarities', async () => {
    const x = randomRows(8, 4, 32)
    const classes = [0, 1, 0, 1, 1, 0, 0, 1]
    const similarities = naiveMatrix(x, 'cosine').map((row) => row.map((each) => 1 - each))
    const losses = await lossesOf(infoNce, imagesOf(x, classes), { distance: 'cosine' })
    expectClose([meanOf(losses)], [naive(similarities, classes, 0.1)], 1e-5)
  })

  test('gives each pair the mean of its two images’ shares', async () => {
    const x = randomRows(4, 2, 33)
    // Image 0 has one positive, image 2; 1 has 3.
    const classes = [0, 1, 0, 1]
    const d = naiveMatrix(x, 'euclidean')
    const e = (i: number, j: number) => Math.exp(-(d[i]?.[j] ?? NaN) / 0.1)
    const cost = (i: number, p: number, [n, m]: readonly [number, number]) =>
      -Math.log(e(i, p) / (e(i, p) + e(i, n) + e(i, m)))
    const expected = [
      (cost(0, 2, [1, 3]) + cost(2, 0, [1, 3])) / 2,
      (cost(1, 3, [0, 2]) + cost(3, 1, [0, 2])) / 2,
    ]
    expectClose(await lossesOf(infoNce, imagesOf(x, classes)), expected, 1e-5)
  })

  test('does not overflow at distances of thousands and the smallest temperature', async () => {
    const compared = imagesOf([[0], [3000], [5000], [1]], [0, 0, 1, 1])
    const patch = { temperature: 0.01 }
    // (3000 − 1) / τ, (3000 − 2000) / τ, (4999 − 2000) / τ and (4999 − 1) / τ.
    const expected = (2999 + 1000 + 2999 + 4998) / 0.01 / 4
    const losses = await lossesOf(infoNce, compared, patch)
    expect(meanOf(losses) / expected).toBeCloseTo(1, 5)
    expect((await slopesByEmbeddings(infoNce, compared, patch)).every(Number.isFinite)).toBe(true)
  })
})
