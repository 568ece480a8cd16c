import { expect, test } from 'vitest'
import { LEARNS } from './testResults'
import { failure, type Measured } from './truth'

test('a run that tells held-out pairs apart, and shows it, does not fail', () => {
  expect(failure(LEARNS)).toBeNull()
  expect(failure({ ...LEARNS, digits: false, auc: 0.85, untrained: 0.6, pixels: 0.7 })).toBeNull()
})

test.each<[string, Partial<Measured>]>([
  ['not finite', { finite: false }],
  ['chance', { auc: 0.55 }],
  ['chance', { auc: NaN }],
  ['no better than untrained', { auc: 0.91 }],
  ['digits not learnt', { auc: 0.88, untrained: 0.6 }],
  ['worse than raw pixels', { digits: false, auc: 0.8, untrained: 0.6 }],
  ['accuracy', { accuracy: 0.5 }],
])('it fails: %s, %j', (why, patch) => {
  expect(failure({ ...LEARNS, ...patch })).toBe(why)
})
