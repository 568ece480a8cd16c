/** What a loss is told to be is the page's own: both give the same numbers. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConfigPatch } from '../../../domain/config'
import { ndArray, type NDArray } from '../../../code/numeric/ndArray'
import { recogniseLoss } from '../../../code/recognise/pairLoss'
import { recogniseBatchLoss } from '../../../code/recognise/batchLoss'
import type { LossUnderTest } from '../../../code/recognise/probe'
import { lossFunction } from './lossFunctions'
import { config, imagesOf, pairsOf } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** The numbers of a tensor that is made in passing. */
function numbersOf(make: () => tf.Tensor): NDArray {
  const tensor = tf.tidy(make)
  const numbers = ndArray(tensor.dataSync())
  tensor.dispose()
  return numbers
}

/** A loss of the page as a function of labels and outputs, as pasted code has them. */
const ofPage =
  (patch: ConfigPatch): LossUnderTest =>
  (labels, outputs) =>
    numbersOf(() => {
      const loss = lossFunction(patch.loss ?? 'contrastive')
      return loss(pairsOf([...outputs.data], [...labels.data]), config(patch))
    })

describe('the page’s own losses over pairs are told for what they are', () => {
  test.each<ConfigPatch>([
    { loss: 'contrastive', convention: 'same', margin: 1, half: 0 },
    { loss: 'contrastive', convention: 'different', margin: 2, half: 1 },
    { loss: 'contrastive', convention: 'same', margin: 0.35, half: 0 },
    { loss: 'double_margin', convention: 'different', margin: 1.5, marginSame: 0.4 },
    { loss: 'broadcast', convention: 'same', margin: 1 },
    { loss: 'broadcast', convention: 'different', margin: 0.75 },
    { loss: 'bce' },
  ])('%j', (patch) => {
    const { patch: found, deviation } = recogniseLoss(ofPage(patch))
    expect(found).toEqual(patch)
    expect(deviation).toBeLessThan(1e-2)
  })

  test('the cosine one, of cosine distances', () => {
    const patch: ConfigPatch = { loss: 'cosine_embedding', convention: 'same', margin: 0.2 }
    expect(recogniseLoss(ofPage(patch), { distance: 'cosine' }).patch).toEqual(patch)
  })
})

describe('and so are those over a batch’s images', () => {
  test.each<ConfigPatch>([
    { loss: 'triplet', margin: 1, mining: 'all', distance: 'euclidean' },
    { loss: 'triplet', margin: 0.5, mining: 'semi_hard', distance: 'squared' },
    { loss: 'triplet', margin: 0.2, mining: 'hard', distance: 'cosine' },
    { loss: 'triplet', margin: 0.3, mining: 'hard', distance: 'manhattan' },
    { loss: 'info_nce', temperature: 0.1, distance: 'cosine' },
    { loss: 'info_nce', temperature: 0.5, distance: 'cosine' },
    { loss: 'info_nce', temperature: 1, distance: 'squared' },
  ])('%j', (patch) => {
    const reading = recogniseBatchLoss((labels, embeddings) =>
      numbersOf(() => {
        const [images, width] = embeddings.shape as [number, number]
        const rows = Array.from({ length: images }, (_, i) => [
          ...embeddings.data.subarray(i * width, (i + 1) * width),
        ])
        const loss = lossFunction(patch.loss ?? 'triplet')
        return loss(imagesOf(rows, [...labels.data]), config(patch))
      }),
    )
    expect(reading.patch).toEqual(patch)
    expect(reading.deviation).toBeLessThan(1e-4)
  })
})
