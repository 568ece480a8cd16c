import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import type { Convention } from '../../../domain/settings'
import { mean } from '../reducers/mean'
import { lossFunction } from './lossFunctions'
import { labelsOf } from './labels'
import { lossesOf, pairsOf, slopesByOutputs } from './testSupport'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const contrastive = lossFunction('contrastive')
const lossOf = (outputs: number[], labels: number[], patch: Partial<RunConfig> = {}) =>
  lossesOf(contrastive, pairsOf(outputs, labels), patch)

describe('the contrastive loss', () => {
  test('by hand: same pairs cost d², different ones max(0, m − d)²', async () => {
    const losses = await lossOf([0.5, 0.5, 2, 0], [1, 0, 0, 1], { margin: 1.5 })
    expect(losses).toEqual([0.25, 1, 0, 0])
  })

  test('with the paper’s ½ costs half', async () => {
    const [outputs, labels] = [
      [0.5, 0.5, 2, 0],
      [1, 0, 0, 1],
    ]
    expect(await lossOf(outputs, labels, { margin: 1.5, half: 1 })).toEqual([0.125, 0.5, 0, 0])
    const pairs = pairsOf(outputs, labels)
    const whole = await slopesByOutputs(contrastive, pairs, { margin: 1.5 })
    const half = await slopesByOutputs(contrastive, pairs, { margin: 1.5, half: 1 })
    expect(half).toEqual(whole.map((slope) => slope / 2))
  })

  test('of flipped labels in the flipped convention is the same', async () => {
    const outputs = [0.1, 0.4, 0.9, 1.3]
    const same = Uint8Array.of(1, 0, 1, 0)
    const losses = (convention: Convention) =>
      lossOf(outputs, [...labelsOf(same, convention)], { convention })
    expect(await losses('different')).toEqual(await losses('same'))
  })

  test('has the gradient 2·d for same pairs and −2·(m − d) for different ones', async () => {
    const slopes = await slopesByOutputs(contrastive, pairsOf([0.25, 0.25, 3, 1], [1, 0, 0, 0]))
    expect(slopes).toEqual([0.5 / 4, -1.5 / 4, 0, 0])
  })
})

test('labels follow from what a 1 means', () => {
  const same = Uint8Array.of(1, 0)
  expect([...labelsOf(same, 'same')]).toEqual([1, 0])
  expect([...labelsOf(same, 'different')]).toEqual([0, 1])
})

test('the mean reducer averages over pairs', async () => {
  expect((await mean(tf.tensor1d([1, 2, 6])).data())[0]).toBe(3)
})
