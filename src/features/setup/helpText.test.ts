import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import { fieldOf } from '../../domain/fields'
import { helpText } from './helpText'

const CONTRASTIVE = DEFAULT_CONFIG
const TRIPLET = { ...DEFAULT_CONFIG, loss: 'triplet' } as const
const BEYOND = 'Different pairs further apart than this cost nothing.'
const BY_MORE =
  'A negative that is further from the anchor than the positive by this much costs nothing.'

test('says what a margin is to the loss at hand, and to both where two are compared', () => {
  const margin = fieldOf('margin')
  expect(helpText(margin, [CONTRASTIVE])).toBe(BEYOND)
  expect(helpText(margin, [TRIPLET])).toBe(BY_MORE)
  expect(helpText(margin, [CONTRASTIVE, TRIPLET])).toBe(`${BEYOND} ${BY_MORE}`)
  expect(helpText(margin, [CONTRASTIVE, CONTRASTIVE])).toBe(BEYOND)
  const cosine = { ...DEFAULT_CONFIG, loss: 'cosine_embedding' } as const
  expect(helpText(margin, [cosine])).toMatch(/whose cosine is below this/)
})

test('adds the help of the options chosen', () => {
  expect(helpText(fieldOf('loss'), [CONTRASTIVE, TRIPLET])).toBe(
    'What training makes small. contrastive: Same pairs pay d², different ones max(0, m − d)². triplet: max(0, d(a, p) − d(a, n) + m) over three images of the batch.',
  )
})
