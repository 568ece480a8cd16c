/** What holds for every loss over single pairs: values, slopes, both conventions, NaN. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import { expectClose, finiteDifferences } from '../distances/testSupport'
import { lossFunction } from './lossFunctions'
import { lossesOf, meanOf, pairsOf, slopesByOutputs } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

type Settings = Pick<RunConfig, 'margin' | 'marginSame' | 'half'>
/** What an output costs in a pair that the loss takes for same, or for different. */
type Naive = (o: number, isSame: boolean, settings: Settings) => number
type PairLoss = 'contrastive' | 'double_margin' | 'cosine_embedding'

const hinge = (x: number) => Math.max(0, x)
const NAIVE: Readonly<Record<PairLoss, Naive>> = {
  contrastive: (o, isSame, { margin, half }) =>
    (half === 1 ? 0.5 : 1) * (isSame ? o ** 2 : hinge(margin - o) ** 2),
  double_margin: (o, isSame, { margin, marginSame }) =>
    isSame ? hinge(o - marginSame) ** 2 : hinge(margin - o) ** 2,
  cosine_embedding: (o, isSame, { margin }) => {
    const cos = 1 - o
    return isSame ? 1 - cos : hinge(cos - margin)
  },
}

const pair = fc.record({
  output: fc.float({ min: 0, max: 4, noNaN: true }),
  label: fc.constantFrom(0, 1),
})
const settings = fc.record({
  margin: fc.constantFrom(0, 0.5, 1, 2),
  marginSame: fc.constantFrom(0, 0.25, 1),
  half: fc.constantFrom(0 as const, 1 as const),
})

describe.each(['contrastive', 'double_margin', 'cosine_embedding'] as const)('%s', (id) => {
  test.each(['same', 'different'] as const)(
    'equals a naive loop where 1 = %s',
    async (convention) => {
      const property = async (
        pairs: readonly { output: number; label: number }[],
        drawn: Settings,
      ) => {
        const outputs = pairs.map(({ output }) => output)
        const labels = pairs.map(({ label }) => label)
        const expected = pairs.map(({ output, label }) =>
          NAIVE[id](output, (label === 1) === (convention === 'same'), drawn),
        )
        const patch = { ...drawn, convention }
        expectClose(
          await lossesOf(lossFunction(id), pairsOf(outputs, labels), patch),
          expected,
          1e-6,
        )
      }
      const pairs = fc.array(pair, { minLength: 1, maxLength: 8 })
      await fc.assert(fc.asyncProperty(pairs, settings, property), { numRuns: 40 })
    },
  )

  test.each(['same', 'different'] as const)(
    'has the slopes that finite differences find where 1 = %s',
    async (convention) => {
      const outputs = [0.1, 0.3, 0.7, 1.3, 0.1, 0.3, 0.7, 1.3]
      const labels = [1, 1, 1, 1, 0, 0, 0, 0]
      for (const half of [0, 1] as const) {
        const drawn = { margin: 0.8, marginSame: 0.25, half }
        const expected = finiteDifferences(
          (o) =>
            meanOf(
              o.map((each, i) =>
                NAIVE[id](each, (labels[i] === 1) === (convention === 'same'), drawn),
              ),
            ),
          outputs,
        )
        const patch = { ...drawn, convention }
        const found = await slopesByOutputs(lossFunction(id), pairsOf(outputs, labels), patch)
        expectClose(found, expected, 1e-6)
      }
    },
  )
})

describe.each(['contrastive', 'double_margin', 'cosine_embedding', 'broadcast', 'bce'] as const)(
  'an output of NaN under %s',
  (id) => {
    test('makes its own pair’s loss NaN, and no other', async () => {
      const compared = pairsOf([NaN, 0.25, NaN, 0.75], [1, 1, 0, 0])
      const losses = await lossesOf(lossFunction(id), compared)
      expect(losses.map(Number.isNaN)).toEqual([true, false, true, false])
      const alone = await lossesOf(lossFunction(id), pairsOf([0.5, 0.25, 0.5, 0.75], [1, 1, 0, 0]))
      expect([losses[1], losses[3]]).toEqual([alone[1], alone[3]])
    })
  },
)
