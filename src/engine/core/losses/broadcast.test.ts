import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Convention } from '../../../domain/settings'
import { expectClose, finiteDifferences } from '../distances/testSupport'
import { lossFunction } from './lossFunctions'
import { lossesOf, meanOf, pairsOf, slopesByOutputs } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const broadcast = lossFunction('broadcast')

/** As posted: every distance with every target; the mean of each distance's row. */
function doubleLoop(d: readonly number[], target: readonly number[], m: number, c: Convention) {
  return d.map((distance) => {
    const row = target.map((label) => {
      const y = c === 'same' ? label : 1 - label
      return y * distance ** 2 + (1 - y) * Math.max(0, m - distance) ** 2
    })
    return meanOf(row)
  })
}

const drawnPairs = fc.array(
  fc.tuple(fc.float({ min: 0, max: 3, noNaN: true }), fc.constantFrom(0, 1)),
  { minLength: 1, maxLength: 12 },
)

describe('the map_fn loss', () => {
  test.each(['same', 'different'] as const)(
    'is the literal double loop over distances and targets where 1 = %s',
    async (convention) => {
      const property = async (drawn: readonly [number, number][], margin: number) => {
        const d = drawn.map(([distance]) => distance)
        const y = drawn.map(([, label]) => label)
        const losses = await lossesOf(broadcast, pairsOf(d, y), { convention, margin })
        expectClose(losses, doubleLoop(d, y, margin, convention), 1e-6)
      }
      const margins = fc.constantFrom(0.5, 1, 2)
      await fc.assert(fc.asyncProperty(drawnPairs, margins, property), { numRuns: 40 })
    },
  )

  test.each(['same', 'different'] as const)(
    'has the slopes that finite differences find where 1 = %s',
    async (convention) => {
      const d = [0.1, 0.4, 0.9, 1.2, 1.9]
      const y = [1, 0, 0, 1, 0]
      const expected = finiteDifferences((x) => meanOf(doubleLoop(x, y, 1.5, convention)), d)
      const found = await slopesByOutputs(broadcast, pairsOf(d, y), { convention, margin: 1.5 })
      expectClose(found, expected, 1e-6)
    },
  )

  test('does not care whose label is whose', async () => {
    const d = [0.1, 0.4, 0.9, 1.2]
    expect(await lossesOf(broadcast, pairsOf(d, [1, 1, 0, 0]))).toEqual(
      await lossesOf(broadcast, pairsOf(d, [0, 0, 1, 1])),
    )
  })

  test('of one distance for all is least, p(1 − p)m², at (1 − p)m', async () => {
    for (const [labels, m] of [
      [[1, 1, 0, 0], 1],
      [[1, 0, 0, 0, 0], 1.5],
      [[1, 1, 1, 0], 2],
    ] as const) {
      const p = meanOf(labels)
      const at = async (d: number) =>
        meanOf(
          await lossesOf(
            broadcast,
            pairsOf(
              labels.map(() => d),
              labels,
            ),
            { margin: m },
          ),
        )
      const least = await at((1 - p) * m)
      expect(least).toBeCloseTo(p * (1 - p) * m ** 2, 6)
      for (let d = 0; d <= 2 * m; d += m / 20) expect(await at(d)).toBeGreaterThan(least - 1e-6)
      for (const aside of [-0.05, 0.05])
        expect(await at((1 - p) * m + aside)).toBeGreaterThan(least + 1e-3)
    }
  })
})
