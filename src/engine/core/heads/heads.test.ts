import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { HEADS } from './registry'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

test('the raw head gives the distance itself', async () => {
  expect(await HEADS.raw(tf.tensor1d([0, 0.5, 2])).data()).toEqual(Float32Array.of(0, 0.5, 2))
})

test('σ of a distance is ½ at 0 and rises from there', async () => {
  const outputs = Array.from(await HEADS.sigmoid(tf.tensor1d([0, 1, 2])).data())
  const expected = [0.5, 1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(-2))]
  outputs.forEach((output, i) => expect(output).toBeCloseTo(expected[i] ?? NaN, 6))
})
