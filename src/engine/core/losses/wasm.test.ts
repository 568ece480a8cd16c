/** Every loss on the WASM backend: the CPU backend's values and slopes. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { LOSSES, type LossId } from '../../../domain/choices/losses'
import type { RunConfig } from '../../../domain/config'
import { startEngine } from '../../node/startEngine'
import { expectClose, IDS, randomRows } from '../distances/testSupport'
import { lossFunction } from './lossFunctions'
import { imagesOf, lossesOf, pairsOf, slopesByEmbeddings, slopesByOutputs } from './testSupport'

beforeAll(() => startEngine({ build: 'plain' }))

const PAIRWISE = (Object.keys(LOSSES) as LossId[]).filter((id) => !LOSSES[id].withinBatch)

async function onBoth(figures: () => Promise<readonly number[]>) {
  await tf.setBackend('cpu')
  const expected = await figures()
  await tf.setBackend('wasm')
  expectClose(await figures(), expected, 1e-5)
}

test.each(PAIRWISE)('%s answers on WASM as on the CPU', async (loss) => {
  for (const convention of ['same', 'different'] as const)
    await onBoth(async () => {
      const given = pairsOf([0, 0.1, 0.3, 0.7, 0.9, 1, 0.2, 0.6], [1, 1, 0, 0, 1, 0, 1, 0])
      const patch: Partial<RunConfig> = { convention, half: 1, margin: 0.5 }
      return [
        ...(await lossesOf(lossFunction(loss), given, patch)),
        ...(await slopesByOutputs(lossFunction(loss), given, patch)),
      ]
    })
})

test.each(PAIRWISE)('%s of NaN is NaN on WASM, for that pair alone', async (loss) => {
  await tf.setBackend('wasm')
  const losses = await lossesOf(lossFunction(loss), pairsOf([NaN, 0.25, NaN, 0.75], [1, 1, 0, 0]))
  expect(losses.map(Number.isNaN)).toEqual([true, false, true, false])
})

const WITHIN_BATCH = [
  { loss: 'triplet', mining: 'all' },
  { loss: 'triplet', mining: 'semi_hard' },
  { loss: 'triplet', mining: 'hard' },
  { loss: 'info_nce' },
] as const satisfies readonly Partial<RunConfig>[]

test.each(WITHIN_BATCH)('$loss $mining answers on WASM as on the CPU', async (patch) => {
  const x = randomRows(12, 5, 41)
  const batches = [
    [0, 1, 2, 1, 0, 0, 2, 1, 0, 1, 2, 0],
    [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 3],
    new Array<number>(12).fill(0),
  ]
  for (const distance of IDS)
    for (const classes of batches)
      await onBoth(async () => {
        const given = imagesOf(x, classes)
        return [
          ...(await lossesOf(lossFunction(patch.loss), given, { ...patch, distance })),
          ...(await slopesByEmbeddings(lossFunction(patch.loss), given, { ...patch, distance })),
        ]
      })
})
