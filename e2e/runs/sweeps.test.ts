/**
 * What the ready-made sweeps come to, on networks that learn in moments; `npm run evidence` has them
 * with the Encoder.
 */
import { expect, test } from 'vitest'
import { runOf, trained, trainedOnce, verdict, verdictsOf } from './trained'

const POOLED =
  'encoder=custom&layers=conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(50,linear)'
const STRIDED = 'conv2d(8,3,2,same,relu)-flatten()-dense(32,linear)'

test('the convention table has the verdicts that follow from the conventions', async () => {
  const agree = ['learns', 'misread', 'misread']
  const disagree = ['stuck', 'stuck', 'stuck']
  const verdicts = await verdictsOf('conventions', `${POOLED}&batch=8`)
  expect(verdicts).toEqual([...agree, ...disagree, ...disagree, ...agree])
})

test('of all losses side by side each learns but the posted one', async () => {
  const { layers } = runOf(`encoder=custom&layers=${STRIDED}`)
  const small = { encoder: 'custom', layers, learningRate: 0.004, batch: 16, steps: 60 } as const
  const verdicts = await verdictsOf('losses', '', small)
  expect(verdicts).toEqual([...Array<string>(8).fill('learns'), 'stuck'])
})

test('a learnable scale that begins below 0 meets the swapped convention, upside down', async () => {
  const keys = 'head=dense_sigmoid&convention=different&batch=16&steps=60'
  expect(verdict(await trained(`${keys}&seed=1`))).toBe('inverted')
  expect(verdict(await trained(`${keys}&seed=3`))).toBe('stuck')
})

test('a root without ε turns to NaN in a network that collapses, whatever its margin', async () => {
  const keys = 'encoder=custom&layers=flatten()-dense(1,relu)&batch=16&seed=1&steps=60'
  for (const margin of [1, 2])
    for (const epsilon of [0, 1e-7]) {
      const run = await trainedOnce({ ...runOf(keys), margin, epsilon })
      expect(verdict(run) === 'nan', `margin ${margin}, ε ${epsilon}`).toBe(epsilon === 0)
    }
})
