import { expect, test } from 'vitest'
import type { Verifier } from '../../../domain/verifier'
import { errorText, sideText } from './sayings'

const VERIFIER = {
  threshold: { value: 0.5, chosen: 'the threshold the loss aims at' },
  scores: [
    { id: 'far', name: 'False accept rate at the threshold', value: 0.021, low: 0.004, high: 0.05 },
    { name: 'True accept rate at the threshold', value: 1, low: null, high: null },
  ],
  judgedOn: 'Measured on 40 pairs.',
} as const satisfies Partial<Verifier>
const verifier = VERIFIER as unknown as Verifier

test('an output stands on a side of the threshold, whose origin is said', () => {
  expect(sideText(0.3, verifier)).toBe(', below 0.500, the threshold the loss aims at')
  expect(sideText(0.5, verifier)).toBe(', exactly at 0.500, the threshold the loss aims at')
  expect(sideText(0.3, { ...verifier, threshold: null })).toBe('; it has no threshold to go by.')
})

test('how often it errs has its interval where that is known, and says what it is of', () => {
  expect(errorText(verifier)).toBe(
    'At it 2.1 % (95 %: 0.40 to 5.0 %) of different pairs were called same, and 100 % of same pairs. Measured on 40 pairs.',
  )
  expect(errorText({ ...verifier, scores: [], judgedOn: 'No held-out pair was judged.' })).toBe(
    'No held-out pair was judged.',
  )
})
