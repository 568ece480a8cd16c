import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { clipByGlobalNorm } from './clip'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const clip = async (values: number[], limit: number) => {
  const gradient = tf.tensor1d(values)
  const squares = tf.sum(tf.square(gradient)) as tf.Scalar
  return Array.from(await clipByGlobalNorm(gradient, squares, limit).data())
}

test('scales a long gradient down to the limit and keeps its direction', async () => {
  const [x, y] = await clip([3, 4], 1)
  expect(x).toBeCloseTo(0.6, 6)
  expect(y).toBeCloseTo(0.8, 6)
})

test('leaves a short one, one of 0, and every one without a limit alone', async () => {
  expect(await clip([0.25, 0.5], 1)).toEqual([0.25, 0.5])
  expect(await clip([0, 0], 1)).toEqual([0, 0])
  expect(await clip([300, 400], 0)).toEqual([300, 400])
})

test('does not hide a gradient that is not finite', async () => {
  expect(await clip([NaN, 1], 1)).toEqual([NaN, NaN])
  expect(await clip([Infinity, 1], 1)).toEqual([NaN, NaN])
})
