import { describe, expect, it } from 'vitest'
import type { ConfigPatch, RunConfig } from '../domain/config'
import { readLink } from '../domain/link'
import { misfits } from '../domain/misfits'
import { isOutOfReach } from './accuracyReading'
import { factsOf } from './testFacts'
import { thresholdOutOfReachRule } from './thresholdOutOfReach'

const linked = (last: string, keys: string): RunConfig => {
  const { setup, ignored } = readLink(
    `encoder=custom&layers=conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-${last}&${keys}`,
  )
  expect(ignored).toEqual([])
  return setup.a
}
const found = (config: RunConfig) => thresholdOutOfReachRule(factsOf({ config }))
const margin = (value: number) => `Set margin ${value}`
const LINEAR = 'Make the last layer linear'

describe('a threshold that no output crosses', () => {
  it.each<[last: string, keys: string, reason: string, fixes: readonly string[]]>([
    [
      'dense(16,softmax)',
      'margin=5',
      'All outputs are from 0.000316 to 1.41: softmax embeddings are at most √2 = 1.41 apart. The accuracy tells same from different at 2.5, and no output is above that',
      [margin(0.9), LINEAR],
    ],
    [
      'dense(16,linear)',
      'eps=0.1&margin=0.5',
      'All outputs are 0.316 or more: no distance is below √ε = 0.316. The accuracy tells same from different at 0.25, and no output is below that',
      ['Set ε 1e-7'],
    ],
    [
      'dense(16,relu)',
      'distance=cosine&margin=3',
      'All outputs are from 0 to 1: ReLU embeddings have a cosine distance of at most 1. The accuracy tells same from different at 1.5, and no output is above that',
      [margin(0.7), LINEAR],
    ],
    [
      'dense(4,sigmoid)',
      'margin=4',
      'sigmoid embeddings are at most √4 = 2 apart',
      [margin(1), LINEAR],
    ],
    ['dense(16,linear)', 'distance=cosine&margin=4', 'a cosine distance is at most 2', [margin(1)]],
    [
      'dense(16,softmax)',
      'distance=cosine&margin=4',
      'softmax embeddings have a cosine distance of at most 1',
      [margin(0.7)],
    ],
    [
      'dense(1,softmax)',
      '',
      'All outputs are 0.000316: a softmax over one unit is 1 for every image, so all embeddings are equal.',
      [LINEAR],
    ],
    ['dense(16,linear)', 'head=dense_sigmoid&margin=2', 'σ never reaches 1', [margin(1)]],
    ['dense(16,softmax)', 'margin=5&metric=binary_accuracy&eps=0.1', '', []],
  ])('%s, %s', (last, keys, reason, fixes) => {
    const config = linked(last, keys)
    const finding = found(config)
    if (reason === '') return expect(finding).toBe(null)
    expect(finding?.where).toBe('before training')
    expect(finding?.why).toContain(reason)
    expect(finding?.fixes.map(({ label }) => label)).toEqual(fixes)
    for (const { patch } of finding?.fixes ?? []) {
      const mended: RunConfig = { ...config, ...patch }
      expect(isOutOfReach(mended)).toBe(false)
      expect(misfits(mended)).toEqual([])
    }
  })

  it('is the loss’s own only where it is that which the metric shows', () => {
    const posted = linked('dense(1,softmax)', 'metric=keras_lt_half')
    expect(found(posted)?.fixes).toEqual([
      { label: LINEAR, patch: expect.objectContaining({ metric: 'verified' }) as ConfigPatch },
    ])
  })

  it.each<[string, string]>([
    ['dense(16,softmax)', 'margin=2'],
    ['dense(16,softmax)', 'margin=2.8'],
    ['dense(16,linear)', 'eps=0.1'],
    ['dense(16,relu)', 'distance=cosine&margin=1.9'],
    ['dense(16,softmax)-batch_normalization()', 'margin=5'],
    ['dense(16,softmax)', 'margin=5&loss=triplet'],
    ['dense(16,softmax)', 'margin=5&head=absdiff_sigmoid&loss=bce'],
  ])('is not seen in %s, %s', (last, keys) => {
    expect(found(linked(last, keys))).toBe(null)
  })

  it('leaves margins that only the furthest pairs miss to the floors', () => {
    expect(misfits(linked('dense(16,softmax)', 'margin=2'))).toEqual([])
  })
})
