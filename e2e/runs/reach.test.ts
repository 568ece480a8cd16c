/** What is offered for a threshold that no output crosses does bring outputs to both sides of it. */
import { expect, test } from 'vitest'
import { reachFixes } from '../../src/diagnosis/reachFixes'
import { runOf, trainedOnce, verdict } from './trained'

const S = 'encoder=custom&layers=conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense'

test.each([
  `${S}(16,softmax)&margin=5&batch=16&steps=80`,
  `${S}(16,linear)&eps=0.1&margin=0.5&batch=16&steps=80`,
  `${S}(16,relu)&distance=cosine&margin=3&batch=16&steps=80`,
])('%s learns with each of its fixes', async (keys) => {
  const config = runOf(keys)
  expect(verdict(await trainedOnce(config))).toBe('misread')
  for (const { label, patch } of reachFixes(config))
    expect([label, verdict(await trainedOnce({ ...config, ...patch }))]).toEqual([label, 'learns'])
})
