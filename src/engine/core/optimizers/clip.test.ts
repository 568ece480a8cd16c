import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { sumsOfSquares } from '../../kernels/sumsOfSquares'
import { clipScale } from './clip'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

/** Two gradients of one value each, clipped. */
const clip = async ([x, y]: [number, number], limit: number) => {
  const held = sumsOfSquares([tf.tensor1d([x]), tf.tensor1d([y])])
  return Array.from(await tf.mul(tf.tensor1d([x, y]), clipScale(held, limit)).data())
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
